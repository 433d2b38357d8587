import { isDeepFrozen } from './deep-frozen.js';

const texts = new WeakMap<object, string>();

/**
 * A document as JSON text. What of it can change no more, such as its prescription or an answer in its list, is put into
 * text once, not each time the document is written.
 */
export function jsonOf(document: object): string {
  let text = '';
  for (const [name, value] of Object.entries(document) as [string, unknown][]) {
    const own = textOf(value);
    if (own !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${own}`;
  }
  return `{${text}}`;
}

/** Undefined for what JSON has no word for: absent among fields, null in a list. */
function textOf(value: unknown): string | undefined {
  if (isDeepFrozen(value)) {
    const text = texts.get(value) ?? inAscii(JSON.stringify(value));
    texts.set(value, text);
    return text;
  }
  if (!Array.isArray(value)) return JSON.stringify(value);
  let text = '';
  for (const [at, entry] of (value as unknown[]).entries()) {
    text += `${at === 0 ? '' : ','}${textOf(entry) ?? 'null'}`;
  }
  return `[${text}]`;
}

/**
 * The same JSON with other characters escaped: one curly apostrophe in a title, and the whole document would take two
 * bytes a character, and be copied the slow way to the database and back.
 */
function inAscii(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
