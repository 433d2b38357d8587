import type { Language } from './localized.js';

/** What was written in French, whole in other languages. */
export interface Translations<T> {
  readonly en?: T;
}

/** The original in that language, else in French; `lang` says which one it is. */
export function inLanguage<T extends object>(
  original: T & { readonly translations?: Translations<NoInfer<T>> },
  language: Language,
): { readonly said: T; readonly lang: Language } {
  const en = language === 'en' ? original.translations?.en : undefined;
  return en === undefined ? { said: original, lang: 'fr' } : { said: en, lang: 'en' };
}

const namesIn = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** What a translation says anew: words that are read, never a key, a level or an address. */
const WORDS = namesIn(
  'title summary objectives text front back question answer feedback alt caption ' +
    'label value note screen context explanation format',
);

/** What it may leave as it is: a drawing may have words of its own, a source its name, and values are for all. */
const MAY_STAY = namesIn('file source variants');

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** How a member of a list is found: by its id or, where it has none, by its place. */
function nameOf(value: unknown, index: number): string {
  const id = isFields(value) ? value['id'] : undefined;
  return typeof id === 'string' ? id : String(index);
}

/** A text, or a list of nothing else. */
const isText = (value: unknown): boolean =>
  typeof value === 'string' || (Array.isArray(value) && value.every((one) => typeof one === 'string'));

/** Whether there is something to translate in it. */
function hasWords(name: string, value: unknown): boolean {
  if (MAY_STAY.has(name)) return false;
  if (isText(value)) return WORDS.has(name);
  return (
    (Array.isArray(value) && value.some((one) => hasWords(name, one))) ||
    (isFields(value) && Object.entries(value).some(([part, inside]) => hasWords(part, inside)))
  );
}

/** @throws RangeError where a list of texts has another length than the original's */
function sameLength(original: unknown, words: unknown, at: string): unknown {
  if (Array.isArray(original) && (!Array.isArray(words) || words.length !== original.length)) {
    throw new RangeError(`${at}: ${original.length} texts are needed`);
  }
  return words;
}

/** @throws RangeError naming the place */
function translateList(original: readonly unknown[], words: readonly unknown[], at: string): unknown[] {
  const byName = new Map(words.map((word, index) => [nameOf(word, index), word]));
  const names = original.map(nameOf);
  const stranger = [...byName.keys()].find((name) => !names.includes(name));
  if (stranger !== undefined) throw new RangeError(`${at}: ${stranger} is none of the original’s`);
  return original.map((one, index) => {
    const name = nameOf(one, index);
    const word = byName.get(name);
    if (word !== undefined) return translate(one, word, `${at}.${name}`);
    if (hasWords('', one)) throw new RangeError(`${at}.${name}: is not translated`);
    return one;
  });
}

/**
 * The original with all its words replaced by those of a translation, which has its shape and leaves out what has none.
 * Members of lists are found by their id or, where they have none, by their place.
 * @throws RangeError naming the first place that has no counterpart, or says what no translation may
 */
export function translate<T>(original: T, words: unknown, at = ''): T {
  if (Array.isArray(original) && Array.isArray(words)) return translateList(original, words, at) as T;
  if (!isFields(original) || !isFields(words)) {
    throw new RangeError(`${at || 'the translation'}: has another shape`);
  }
  const placeOf = (name: string) => (at === '' ? name : `${at}.${name}`);
  const forgotten = Object.entries(original).find(
    ([name, value]) => words[name] === undefined && hasWords(name, value),
  );
  if (forgotten !== undefined) throw new RangeError(`${placeOf(forgotten[0])}: is not translated`);
  const changed: Record<string, unknown> = { ...original };
  for (const [name, word] of Object.entries(words)) {
    if (name === 'id') continue;
    const place = placeOf(name);
    const known = changed[name];
    if (known === undefined) throw new RangeError(`${place}: the original has none`);
    if (isText(word) !== isText(known)) throw new RangeError(`${place}: has another shape`);
    if (!isText(word)) changed[name] = translate(known, word, place);
    else if (WORDS.has(name) || name === 'file') changed[name] = sameLength(known, word, place);
    else throw new RangeError(`${place}: is not for a translation`);
  }
  return changed as T;
}
