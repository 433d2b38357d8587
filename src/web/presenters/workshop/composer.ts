import type { Content } from '../../../content/content.js';
import { HIGHEST_LEVEL, LOWEST_LEVEL } from '../../../sittings/composition/composition.js';
import type { CompositionProblem } from '../../../sittings/composition/settings-of-composition.js';
import type { MessageKey } from '../../i18n/fr.js';
import type { Translator } from '../../i18n/translator.js';
import type { CompositionField, CompositionForm } from '../../forms/composition-form.js';
import { frameworkNames } from '../names.js';

/** What is wrong with a field, for its own place and for the list above the form. */
export type FieldProblems = Readonly<Partial<Record<CompositionField, string>>>;

const FIELDS: Readonly<Partial<Record<CompositionField, MessageKey>>> = {
  'title-fr': 'workshop.problem-title',
  'title-en': 'workshop.problem-title',
  'level-from': 'workshop.problem-levels',
  'level-to': 'workshop.problem-levels',
  least: 'workshop.problem-questions',
  most: 'workshop.problem-questions',
  points: 'workshop.problem-points',
  passing: 'workshop.problem-passing',
  attempts: 'workshop.problem-attempts',
  delay: 'workshop.problem-delay',
  limit: 'workshop.problem-limit',
  opens: 'workshop.problem-moment',
  closes: 'workshop.problem-moment',
  enough: 'workshop.problem-enough',
};

/** Fields that were not what they should be, in words. */
export function fieldProblems(fields: ReadonlySet<CompositionField>, t: Translator): FieldProblems {
  return Object.fromEntries(
    [...fields].map((field) => [field, t(FIELDS[field] ?? 'workshop.problem-choice')]),
  );
}

/** What a composition cannot be, in words, at the field where it is mended. */
export function compositionProblems(problems: readonly CompositionProblem[], t: Translator): FieldProblems {
  const said = problems.map((problem): readonly [CompositionField, string] => {
    switch (problem.why) {
      case 'nothing_chosen':
        return ['part', t('workshop.problem-nothing')];
      case 'too_few_items':
        return ['most', t('workshop.problem-too-few', { available: problem.available })];
      case 'upside_down':
        return problem.field === 'levels'
          ? ['level-to', t('workshop.problem-levels-order')]
          : ['most', t('workshop.problem-questions-order')];
      case 'in_the_past':
        return ['closes', t('workshop.problem-past')];
      case 'before_opening':
        return ['closes', t('workshop.problem-before-opening')];
      case 'above_length':
        return ['enough', t('workshop.problem-enough-above')];
    }
  });
  return Object.fromEntries(said);
}

/** Fields of the part of the form that is folded away at first. */
const FOLDED: readonly CompositionField[] = [
  'level-from',
  'level-to',
  'attempts',
  'delay',
  'limit',
  'opens',
  'closes',
  'enough',
];

function domainsOf(form: CompositionForm, content: Content, t: Translator) {
  const names = frameworkNames(content, t.language);
  return content.framework.domains.map(({ id, competences }) => {
    const chosen = competences.filter((competence) => form.part.includes(competence.id));
    const whole = form.part.includes(id) || chosen.length === competences.length;
    return {
      id,
      title: names.part(id),
      whole,
      partly: !whole && chosen.length > 0,
      competences: competences.map((competence) => ({
        id: competence.id,
        title: names.part(competence.id),
        chosen: whole || form.part.includes(competence.id),
        count: t('workshop.items', {
          count: [...content.items.values()].filter((item) => item.competence === competence.id).length,
        }),
      })),
    };
  });
}

/** The form by which a teacher composes a prescription. */
export function presentComposer(
  form: CompositionForm,
  problems: FieldProblems,
  content: Content,
  t: Translator,
): object {
  const levels = Array.from({ length: HIGHEST_LEVEL - LOWEST_LEVEL + 1 }, (_, index) =>
    String(LOWEST_LEVEL + index),
  );
  return {
    styles: ['workshop'],
    title: t('workshop.compose-title'),
    form,
    problems,
    summary: Object.entries(problems).map(([field, text]) => ({ field, text })),
    domains: domainsOf(form, content, t),
    levels,
    unfolded:
      FOLDED.some((field) => field in problems) ||
      [form.attempts, form.limit, form.opens, form.closes, form.enough].some((value) => value !== '') ||
      form['level-from'] !== levels[0] ||
      form['level-to'] !== levels.at(-1),
  };
}
