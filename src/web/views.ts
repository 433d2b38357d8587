import ejs from 'ejs';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { composeViews, type RenderView, type Template } from './compose-views.js';

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
 * Compiles every template of the folders once. Options are given here and never taken from what a page shows.
 * @param root views/ @param folders those in it that hold templates
 * @throws SyntaxError naming the template
 */
export function compileViews(root: string, folders: readonly string[]): RenderView {
  const templates = new Map<string, Template>();
  for (const folder of folders) {
    for (const file of readdirSync(path.join(root, folder))) {
      const filename = path.join(root, folder, file);
      const name = `${folder}/${path.basename(file, '.ejs')}`;
      templates.set(name, ejs.compile(readFileSync(filename, 'utf8'), { ...OPTIONS, filename }));
    }
  }
  return composeViews(templates);
}
