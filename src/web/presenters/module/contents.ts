import type { Module, ModuleContent, ModuleStep } from '../../../content/modules.js';
import { inLanguage } from '../../../content/translation.js';
import { isDone, nextStepOf } from '../../../sittings/module-steps.js';
import type { Sitting } from '../../../sittings/sitting.js';
import type { Translator } from '../../i18n/translator.js';

/** How far a learner has come, in steps; the trail on the page shows it. */
export function stepProgress(module: Module, sitting: Sitting, t: Translator, at?: ModuleStep) {
  const here = at ?? nextStepOf(module, sitting);
  const max = module.steps.length;
  const place = here === undefined ? max : module.steps.findIndex(({ id }) => id === here.id);
  const number = Math.min(max, place + 1);
  return { number, max, done: place, text: t('module.progress', { number, max }) };
}

/** Where a step that is behind the learner can be read again. */
function addressOf(step: ModuleStep, sitting: Sitting): string | undefined {
  if (!isDone(step, sitting)) return undefined;
  if (step.kind !== 'item') return `step/${step.id}`;
  const answered = sitting.responses.find(({ item }) => item === step.item);
  return answered && `feedback/${answered.id}`;
}

/** The module's table of contents: what is done can be opened again. */
export function presentContents(original: Module, sitting: Sitting, t: Translator) {
  const { said: module, lang } = inLanguage<ModuleContent>(original, t.language);
  const here = nextStepOf(original, sitting);
  let questions = 0;
  return {
    heading: { text: module.title, lang: lang === t.language ? undefined : lang },
    steps: module.steps.map((step) => {
      if (step.kind === 'item') questions += 1;
      return {
        title: step.kind === 'item' ? t('item.title', { number: questions }) : step.title,
        lang: step.kind === 'item' || lang === t.language ? undefined : lang,
        here: step.id === here?.id,
        done: isDone(step, sitting),
        address: addressOf(step, sitting),
      };
    }),
  };
}
