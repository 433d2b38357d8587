import type { Language } from '../../content/localized.js';
import { en } from './en.js';
import { fr } from './fr.js';
import { keepNewest } from '../../assessment/keep-newest.js';
import type { MessageKey } from './fr.js';
import { makeTranslator, type MessageArguments, type Translator } from './make-translator.js';

export type { MessageArguments, Translator } from './make-translator.js';

const REMEMBERED = 1_000;

/** What was said with numbers alone is said again as it was: pages count, and mostly to the same numbers. */
function remembering(translator: Translator): Translator {
  const said = new Map<string, string>();
  const translate = (key: MessageKey, values?: MessageArguments): string => {
    if (values === undefined || !Object.values(values).every((value) => typeof value === 'number')) {
      return translator(key, values);
    }
    const name = JSON.stringify([key, values]);
    const text = said.get(name) ?? translator(key, values);
    keepNewest(said, name, text, REMEMBERED);
    return text;
  };
  return Object.assign(translate, translator);
}

const translators: Readonly<Record<Language, Translator>> = {
  fr: remembering(makeTranslator('fr', fr)),
  en: remembering(makeTranslator('en', en)),
};

export function translatorOf(language: Language): Translator {
  return translators[language];
}
