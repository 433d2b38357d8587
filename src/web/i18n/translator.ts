import type { Language } from '../../content/localized.js';
import { en } from './en.js';
import { fr } from './fr.js';
import { makeTranslator, type Translator } from './make-translator.js';

export type { MessageArguments, Translator } from './make-translator.js';

const translators: Readonly<Record<Language, Translator>> = {
  fr: makeTranslator('fr', fr),
  en: makeTranslator('en', en),
};

export function translatorOf(language: Language): Translator {
  return translators[language];
}
