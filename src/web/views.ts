import ejs from 'ejs';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Gives a page's HTML: its template by its name under views/ (`pages/item`), and what it shows. */
export type RenderView = (name: string, page: object) => string;

type Include = (name: string, more?: object) => string;

/**
 * `page` is a plain object of ours, named in each place that reads it: what EJS would copy into an object
 * without a prototype, against names that come from outside, cannot come here.
 */
const OPTIONS = {
  strict: true,
  localsName: 'page',
  unsafePrototypeLocals: true,
  rmWhitespace: true,
} as const;

/**
 * Compiles every template of the folders once. In a template `page` is what it shows, and
 * `page.include('partials/NAME', more)` sets another one, which sees the same and what is added. Options are
 * given here and never taken from what a page shows.
 * @param root views/ @param folders those in it that hold templates
 * @throws SyntaxError naming the template
 */
export function compileViews(root: string, folders: readonly string[]): RenderView {
  const templates = new Map<string, (page: object) => string>();
  for (const folder of folders) {
    for (const file of readdirSync(path.join(root, folder))) {
      const filename = path.join(root, folder, file);
      const name = `${folder}/${path.basename(file, '.ejs')}`;
      templates.set(name, ejs.compile(readFileSync(filename, 'utf8'), { ...OPTIONS, filename }));
    }
  }
  function fill(name: string, page: object): string {
    const template = templates.get(name);
    if (template === undefined) throw new RangeError(`no template ${name}`);
    return template(page);
  }
  const render: RenderView = (name, shown) => {
    const include: Include = (partial, more) =>
      more === undefined ? fill(partial, page) : render(partial, Object.assign({}, shown, more));
    const page = { include, ...shown };
    return fill(name, page);
  };
  return render;
}
