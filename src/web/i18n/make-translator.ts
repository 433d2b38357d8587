import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '../../content/localized.js';
import { TIME_ZONE } from '../local-time.js';
import type { MessageKey } from './fr.js';

export type MessageArguments = Readonly<Record<string, string | number | Date>>;

/** The texts of one language. */
export interface Translator {
  readonly language: Language;
  (key: MessageKey, values?: MessageArguments): string;
  /** A day and an hour, as people write them. */
  readonly dateTime: (time: number) => string;
  /** With seconds, for what an operator compares with a log. */
  readonly dateTimeToTheSecond: (time: number) => string;
  readonly date: (time: number) => string;
}

/** Texts by their names: all of a language's or, in a package, those that its pages say. */
export type Catalogue = Readonly<Partial<Record<MessageKey, string>>>;

/** @throws RangeError when a text is asked for that the catalogue lacks */
export function makeTranslator(language: Language, catalogue: Catalogue): Translator {
  const textOf = (key: MessageKey): string => {
    const text = catalogue[key];
    if (text === undefined) throw new RangeError(`no text ${key}`);
    return text;
  };
  const compiled = new Map<MessageKey, IntlMessageFormat>();
  const format = (key: MessageKey): IntlMessageFormat => {
    const known = compiled.get(key) ?? new IntlMessageFormat(textOf(key), language);
    compiled.set(key, known);
    return known;
  };
  const translate = (key: MessageKey, values?: MessageArguments): string =>
    values === undefined ? textOf(key) : String(format(key).format(values));
  const locale = language === 'en' ? 'en-GB' : 'fr-FR';
  const dateTime = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: TIME_ZONE,
  });
  const dateTimeToTheSecond = new Intl.DateTimeFormat(locale, {
    dateStyle: 'short',
    timeStyle: 'medium',
    timeZone: TIME_ZONE,
  });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: TIME_ZONE });
  return Object.assign(translate, {
    language,
    dateTime: (time: number) => dateTime.format(time),
    dateTimeToTheSecond: (time: number) => dateTimeToTheSecond.format(time),
    date: (time: number) => date.format(time),
  });
}
