import { isDeepFrozen } from './deep-frozen.js';

const texts = new WeakMap<object, string>();

/**
 * A document as JSON text. An entry of one of its lists that can change no more, such as an answer once it was given,
 * is put into text once, not each time the document is written.
 */
export function jsonOf(document: object): string {
  const fields = Object.entries(document).flatMap(([name, value]: [string, unknown]) => {
    const text = Array.isArray(value) ? listText(value) : (JSON.stringify(value) as string | undefined);
    return text === undefined ? [] : `${JSON.stringify(name)}:${text}`;
  });
  return `{${fields.join(',')}}`;
}

function listText(list: readonly unknown[]): string {
  return `[${list.map((entry) => (isDeepFrozen(entry) ? frozenText(entry) : JSON.stringify([entry]).slice(1, -1))).join(',')}]`;
}

function frozenText(entry: object): string {
  const text = texts.get(entry) ?? JSON.stringify(entry);
  texts.set(entry, text);
  return text;
}
