import type { Language } from '../../src/content/localized.js';
import { asked as askedEn } from '../../src/web/i18n/en/asked.js';
import { common as commonEn } from '../../src/web/i18n/en/common.js';
import { feedback as feedbackEn } from '../../src/web/i18n/en/feedback.js';
import { item as itemEn } from '../../src/web/i18n/en/item.js';
import { module as moduleEn } from '../../src/web/i18n/en/module.js';
import { player as playerEn } from '../../src/web/i18n/en/player.js';
import { results as resultsEn } from '../../src/web/i18n/en/results.js';
import { asked } from '../../src/web/i18n/fr/asked.js';
import { common } from '../../src/web/i18n/fr/common.js';
import { feedback } from '../../src/web/i18n/fr/feedback.js';
import { item } from '../../src/web/i18n/fr/item.js';
import { module } from '../../src/web/i18n/fr/module.js';
import { player } from '../../src/web/i18n/fr/player.js';
import { results } from '../../src/web/i18n/fr/results.js';
import { makeTranslator, type Catalogue, type Translator } from '../../src/web/i18n/make-translator.js';

/** Of the interface's texts those that a package's pages say. */
const catalogues: Readonly<Record<Language, Catalogue>> = {
  fr: { ...common, ...item, ...feedback, ...results, ...asked, ...module, ...player },
  en: { ...commonEn, ...itemEn, ...feedbackEn, ...resultsEn, ...askedEn, ...moduleEn, ...playerEn },
};

export function textsOf(language: Language): Translator {
  return makeTranslator(language, catalogues[language]);
}
