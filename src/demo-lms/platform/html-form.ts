export interface HtmlForm {
  readonly action: URL;
  readonly fields: URLSearchParams;
}

/**
 * The first `<form method="post">` of a page, filled in as it stands: what it holds already, boxes that are
 * ticked, the chosen option of a list, and its first submit button. Reads the regular markup of server-made
 * pages, not every page of the Web.
 */
export function readForm(html: string, page: URL): HtmlForm | undefined {
  for (const [, opening = '', content = ''] of html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/gi)) {
    const form = attributes(opening);
    if (form.get('method')?.toLowerCase() !== 'post') continue;
    const fields = new URLSearchParams();
    readInputs(content, fields);
    readLists(content, fields);
    readButton(content, fields);
    return { action: new URL(form.get('action') ?? '', page), fields };
  }
  return undefined;
}

function readInputs(content: string, fields: URLSearchParams): void {
  for (const [, inside = ''] of content.matchAll(/<input\b([^>]*)>/gi)) {
    const input = attributes(inside);
    const name = input.get('name');
    const box = /^(?:checkbox|radio)$/i.test(input.get('type') ?? '');
    const button = /^(?:submit|button|image|reset)$/i.test(input.get('type') ?? '');
    if (name === undefined || button || input.has('disabled') || (box && !input.has('checked'))) continue;
    fields.append(name, input.get('value') ?? (box ? 'on' : ''));
  }
}

function readLists(content: string, fields: URLSearchParams): void {
  for (const [, opening = '', inside = ''] of content.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/gi)) {
    const name = attributes(opening).get('name');
    const options = [...inside.matchAll(/<option\b([^>]*)>([^<]*)/gi)].map(([, option = '', text = '']) => ({
      chosen: attributes(option).has('selected'),
      value: attributes(option).get('value') ?? text.trim(),
    }));
    const option = options.find(({ chosen }) => chosen) ?? options[0];
    if (name !== undefined && option !== undefined) fields.append(name, option.value);
  }
}

function readButton(content: string, fields: URLSearchParams): void {
  for (const [, inside = ''] of content.matchAll(/<(?:button|input)\b([^>]*)>/gi)) {
    const button = attributes(inside);
    const name = button.get('name');
    if (button.get('type') !== 'submit' || name === undefined) continue;
    fields.append(name, button.get('value') ?? '');
    return;
  }
}

function attributes(text: string): Map<string, string> {
  const pairs = text.matchAll(/([^\s"'=<>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g);
  return new Map(
    [...pairs].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      unescape(double ?? single ?? bare ?? ''),
    ]),
  );
}

function unescape(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replace(
    /&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi,
    (all, decimal?: string, hex?: string, name?: string) => {
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      return named[name ?? ''] ?? all;
    },
  );
}
