import type { Module, ModuleContent } from '../../../content/modules.js';
import { inLanguage } from '../../../content/translation.js';
import type { Sitting } from '../../../sittings/sitting.js';
import type { Translator } from '../../i18n/translator.js';

/** What the end of a module says in the place of levels: seven or eight answers after lessons would name none. */
export function presentModuleResults(original: Module, sitting: Sitting, t: Translator) {
  const { said: module, lang } = inLanguage<ModuleContent>(original, t.language);
  const [first] = module.steps.filter(({ kind }) => kind !== 'item');
  return {
    title: t('module.results-title'),
    lead: t('module.results-lead', {
      answers: sitting.responses.length,
      right: sitting.responses.filter(({ credit }) => credit === 1).length,
    }),
    heading: { text: module.title, lang: lang === t.language ? undefined : lang },
    lang: lang === t.language ? undefined : lang,
    further: module.further,
    firstStep: first?.id,
  };
}
