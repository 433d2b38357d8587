const blank = (text: string) => text.replace(/[^\n]/g, ' ');

/** Where the document type declaration that begins at `start` ends, quotes and its own subset passed over. */
function endOf(xml: string, start: number): number {
  let depth = 0;
  let quote = '';
  for (let at = start; at < xml.length; at += 1) {
    const character = xml.charAt(at);
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '[') depth += 1;
    else if (character === ']') depth -= 1;
    else if (character === '>' && depth <= 0) return at + 1;
  }
  return xml.length;
}

/** Where the first thing stands that is no white space, comment or processing instruction. */
function pastMisc(xml: string): number {
  let at = 0;
  for (;;) {
    while (at < xml.length && /\s/.test(xml.charAt(at))) at += 1;
    const close = xml.startsWith('<!--', at) ? '-->' : xml.startsWith('<?', at) ? '?>' : undefined;
    const end = close === undefined ? -1 : xml.indexOf(close, at);
    if (close === undefined || end < 0) return at;
    at = end + close.length;
  }
}

/**
 * Takes the document type declaration away, and with it every entity that could be made to grow or to read a file;
 * and the XML declaration, whose encoding no longer holds. Lines stay where they are.
 */
export function withoutDoctype(xml: string): { xml: string; line?: number } {
  const text = xml.replace(/^<\?xml\s[^>]*\?>/, blank);
  const start = pastMisc(text);
  if (!text.startsWith('<!DOCTYPE', start)) return { xml: text };
  const end = endOf(text, start);
  const line = text.slice(0, start).split('\n').length;
  return { xml: text.slice(0, start) + blank(text.slice(start, end)) + text.slice(end), line };
}
