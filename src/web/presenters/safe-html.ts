declare const safe: unique symbol;

/** HTML made by our own renderers, and by nothing else: the only kind that templates may leave unescaped. */
export type SafeHtml = string & { readonly [safe]: true };

/** For renderers alone: what they make is escaped where it came from outside. */
export function asSafeHtml(html: string): SafeHtml {
  return html as SafeHtml;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}
