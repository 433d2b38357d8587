import { moduleIn, type Module } from '../../../content/modules.js';
import type { Sitting } from '../../../sittings/sitting.js';
import type { Translator } from '../../i18n/translator.js';

/** What the end of a module says in the place of levels: seven or eight answers after lessons would name none. */
export function presentModuleResults(original: Module, sitting: Sitting, t: Translator) {
  const { module, lang } = moduleIn(original, t.language);
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
