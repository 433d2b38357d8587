/** Gives a page's HTML: its template by its name under views/ (`pages/item`), and what it shows. */
export type RenderView = (name: string, page: object) => string;

/** A template made into a function of what it shows. */
export type Template = (page: object) => string;

type Include = (name: string, more?: object) => string;

/**
 * Templates that can set one another: `page` is what each shows, and `page.include('partials/NAME', more)` sets another
 * one, which sees the same and what is added.
 * @param templates by their names under views/
 */
export function composeViews(templates: ReadonlyMap<string, Template>): RenderView {
  /** @throws RangeError for a name that is none */
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
