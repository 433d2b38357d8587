import { isDeepFrozen } from './deep-frozen.js';

const texts = new WeakMap<object, string>();

/**
 * A document as JSON text. What of it can change no more, such as its prescription or an answer in its list, is put into
 * text once, not each time the document is written.
 */
export function jsonOf(document: object): string {
  const fields = Object.entries(document).flatMap(([name, value]: [string, unknown]) => {
    const text = textOf(value);
    return text === undefined ? [] : `${JSON.stringify(name)}:${text}`;
  });
  return `{${fields.join(',')}}`;
}

/** Undefined for what JSON has no word for: absent among fields, null in a list. */
function textOf(value: unknown): string | undefined {
  if (isDeepFrozen(value)) {
    const text = texts.get(value) ?? JSON.stringify(value);
    texts.set(value, text);
    return text;
  }
  if (Array.isArray(value)) return `[${value.map((entry) => textOf(entry) ?? 'null').join(',')}]`;
  return JSON.stringify(value);
}
