import type { Module, ModuleContent } from '../../../content/modules.js';
import { inLanguage } from '../../../content/translation.js';
import type { Content } from '../../../content/content.js';
import type { Outcome } from '../../../sittings/sitting.js';
import type { Translator } from '../../i18n/translator.js';

/** How many modules a result advises: what fits an evening, not a list to be daunted by. */
const ADVISED = 3;

/** The module of a competence, the first where an institution added others. */
function moduleOn(competence: string, { modules }: Pick<Content, 'modules'>): Module | undefined {
  return [...modules.values()].find((module) => module.competence === competence);
}

/** Modules on the competences that were answered least well, the weakest first. */
export function adviseModules({ competences }: Outcome, content: Content, t: Translator) {
  return competences
    .filter(({ answers, mean }) => answers > 0 && mean !== undefined)
    .sort((one, other) => (one.mean ?? 0) - (other.mean ?? 0))
    .flatMap(({ id }) => moduleOn(id, content) ?? [])
    .slice(0, ADVISED)
    .map((original) => {
      const { said: module, lang } = inLanguage<ModuleContent>(original, t.language);
      const named = (text: string) => ({ text, lang: lang === t.language ? undefined : lang });
      return {
        id: original.id,
        domain: original.domain,
        title: named(module.title),
        summary: named(module.summary),
        minutes: t('home.minutes', { minutes: module.minutes }),
      };
    });
}
