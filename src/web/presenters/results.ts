import { levelAt, type LevelThreshold } from '../../assessment/levels.js';
import { scope } from '../../lti/claims-vocabulary.js';
import { pointsOf } from '../../lti/services/scores.js';
import type { Grade } from '../../grades/grade.js';
import { levelThresholds } from '../../sittings/outcome.js';
import type { Measure, Outcome, Sitting } from '../../sittings/sitting.js';
import type { Services } from '../../services.js';
import type { MessageKey } from '../i18n/fr.js';
import type { Translator } from '../i18n/translator.js';
import { abilityStrip, levelScale } from './ability-chart.js';
import { frameworkNames } from './names.js';
import { presentReview } from './review.js';

const GRADE_STATES: Readonly<Record<Grade['state'], MessageKey>> = {
  due: 'results.grade-due',
  delivered: 'results.grade-delivered',
  kept: 'results.grade-kept',
  refused: 'results.grade-refused',
};

type Names = ReturnType<typeof frameworkNames>;

/** A level in words: named, or said to be uncertain; and between which levels it lies. */
function describe({ level, lowest, highest, answers }: Measure, names: Names, t: Translator) {
  if (answers === 0 || lowest === undefined || highest === undefined) {
    return { level: t('results.unmeasured'), range: '–', answers };
  }
  const [low, high] = [names.level(lowest).text, names.level(highest).text];
  const range =
    lowest === highest
      ? t('results.around', { level: low })
      : t('results.between', { lowest: low, highest: high });
  return { level: level === undefined ? t('results.not-enough') : names.level(level).text, range, answers };
}

function competenceRow(measure: Measure, names: Names, t: Translator) {
  const domain = measure.id.slice(0, measure.id.indexOf('.'));
  return { id: measure.id, domain, title: names.part(measure.id), ...describe(measure, names, t) };
}

/** A domain's level is always shown, with its uncertainty; a competence's only where it can be named. */
function domainRow(measure: Measure, levels: readonly LevelThreshold[], names: Names, t: Translator) {
  const { id, mean } = measure;
  const level = mean === undefined ? {} : { level: levelAt(mean, levels) };
  const stripHtml = abilityStrip(measure, levels);
  return { id, title: names.part(id), stripHtml, ...describe({ ...measure, ...level }, names, t) };
}

/** The grade, and what becomes of it. */
async function gradeOf(
  { gradeShare, placementId, id }: Sitting,
  services: Services,
  t: Translator,
  grade?: Grade,
) {
  if (gradeShare === undefined) return undefined;
  const points = pointsOf(gradeShare);
  const placement = (await services.sitting.placements.get(placementId))?.doc;
  if (placement?.grades?.scopes.includes(scope.score) !== true) {
    return { points: t('results.grade-alone', { points }), state: t('results.grade-not-sent') };
  }
  const state = grade?.sittingId === id ? grade.state : 'due';
  return { points: t('results.grade', { points }), state: t(GRADE_STATES[state]) };
}

async function reviews(sitting: Sitting, services: Services, t: Translator) {
  if (sitting.prescription.settings.feedback === 'none') return [];
  return Promise.all(
    sitting.responses.map(async (response, index) => {
      const item = await services.sitting.revisions.find(response.revision);
      return { number: index + 1, ...presentReview(item, response, t) };
    }),
  );
}

/** What a learner reads at the end. */
export async function presentResults(
  sitting: Sitting,
  outcome: Outcome,
  grade: Grade | undefined,
  services: Services,
  t: Translator,
) {
  const names = frameworkNames(services.content, t.language);
  const { prescription } = sitting;
  const levels = levelThresholds(services.content.framework);
  return {
    title: t('results.title'),
    lead: t('results.lead', {
      answers: sitting.responses.length,
      right: sitting.responses.filter(({ credit }) => credit === 1).length,
    }),
    general: describe(outcome.general, names, t),
    provisional: outcome.provisional,
    domains: outcome.domains.map((measure) => domainRow(measure, levels, names, t)),
    scaleHtml: levelScale(levels, (id) => names.level(id).text),
    competences: outcome.competences.map((measure) => competenceRow(measure, names, t)),
    grade: await gradeOf(sitting, services, t, grade),
    reviews: await reviews(sitting, services, t),
    hidesReview: prescription.settings.feedback === 'none',
    mayRestart: prescription.settings.attempts === 'unlimited',
  };
}
