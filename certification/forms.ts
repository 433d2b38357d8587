/** A form of a page, filled in. */
export interface FilledForm {
  readonly action: URL;
  readonly fields: URLSearchParams;
}

function attributesOf(text: string): Map<string, string> {
  const pairs = text.matchAll(/([^\s"'=<>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g);
  return new Map(
    [...pairs].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      plain(double ?? single ?? bare ?? ''),
    ]),
  );
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** A text without its character references. */
export function plain(text: string): string {
  return text.replace(
    /&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi,
    (all, decimal?: string, hex?: string, name?: string) => {
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      return NAMED.get(name ?? '') ?? all;
    },
  );
}

const TEXT_TYPES = new Set(['text', 'search', 'email', 'url', 'tel']);

function fillInputs(content: string, fields: URLSearchParams): void {
  for (const [, raw = ''] of content.matchAll(/<input\b([^>]*)>/gi)) {
    const input = attributesOf(raw);
    const name = input.get('name');
    const type = input.get('type')?.toLowerCase() ?? 'text';
    if (name === undefined || input.has('disabled')) continue;
    const value = input.get('value');
    if (type === 'radio' || type === 'checkbox') {
      // The first of a group, or whichever the page has chosen already.
      if (input.has('checked')) fields.set(name, value ?? 'on');
      else if (!fields.has(name)) fields.set(name, value ?? 'on');
    } else if (TEXT_TYPES.has(type)) fields.append(name, value || 'x');
    else if (type !== 'submit' && type !== 'button' && type !== 'file') fields.append(name, value ?? '');
  }
}

function fillLists(content: string, fields: URLSearchParams): void {
  for (const [, raw = '', inner = ''] of content.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/gi)) {
    const name = attributesOf(raw).get('name');
    const options = [...inner.matchAll(/<option\b([^>]*)>([^<]*)/gi)].map(([, own = '', text = '']) => ({
      own: attributesOf(own),
      text: plain(text.trim()),
    }));
    // The first that is one: an empty value stands for « choose ».
    const chosen =
      options.find(({ own }) => own.has('selected')) ??
      options.find(({ own }) => own.get('value') !== '') ??
      options[0];
    if (name !== undefined && chosen !== undefined)
      fields.append(name, chosen.own.get('value') ?? chosen.text);
  }
}

/** The value of the first button that sends the form, where it has a name. */
function pressButton(content: string, fields: URLSearchParams): void {
  const [, raw = ''] = /<button\b([^>]*)>/i.exec(content) ?? [];
  const button = attributesOf(raw);
  const name = button.get('name');
  if (name !== undefined && (button.get('type') ?? 'submit') === 'submit') {
    fields.append(name, button.get('value') ?? '');
  }
}

/** The page's forms that post, each filled in as somebody would who takes the first of everything. */
export function formsOf(html: string, page: URL): FilledForm[] {
  const forms: FilledForm[] = [];
  for (const [, opening = '', content = ''] of html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/gi)) {
    const form = attributesOf(opening);
    if (form.get('method')?.toLowerCase() !== 'post') continue;
    const fields = new URLSearchParams();
    fillInputs(content, fields);
    fillLists(content, fields);
    for (const [, raw = '', inner = ''] of content.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/gi)) {
      const name = attributesOf(raw).get('name');
      if (name !== undefined) fields.append(name, plain(inner));
    }
    pressButton(content, fields);
    forms.push({ action: new URL(form.get('action') ?? '', page), fields });
  }
  return forms;
}

/** Addresses that the page's own content links to, in its order. */
export function linksOf(html: string, page: URL): URL[] {
  const [main = html] = /<main\b[\s\S]*<\/main>/i.exec(html) ?? [];
  return [...main.matchAll(/<a\b([^>]*)>/gi)].flatMap(([, raw = '']) => {
    const href = attributesOf(raw).get('href');
    return href !== undefined && URL.canParse(href, page.href) ? [new URL(href, page)] : [];
  });
}
