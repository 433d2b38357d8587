import { levelAt, type LevelThreshold } from '../../assessment/levels.js';
import { scope } from '../../lti/claims-vocabulary.js';
import { SCORE_MAXIMUM } from '../../lti/services/line-item-body.js';
import { pointsOf } from '../../lti/services/scores.js';
import type { Grade } from '../../grades/grade.js';
import { startObstacle } from '../../sittings/refuse-untimely-start.js';
import { levelThresholds } from '../../sittings/outcome.js';
import { moduleOf } from '../../sittings/module-steps.js';
import { wasEndedByTime, type Measure, type Outcome, type Sitting } from '../../sittings/sitting.js';
import type { Services } from '../../services.js';
import type { MessageKey } from '../i18n/fr.js';
import type { Translator } from '../i18n/translator.js';
import { abilityStrip, levelScale } from './ability-chart.js';
import { adviseModules } from './module/advice.js';
import { presentModuleResults } from './module/results.js';
import { frameworkNames, named } from './names.js';
import { presentReviews } from './reviews.js';
import { presentStage } from './stages.js';

const GRADE_STATES: Readonly<Record<Grade['state'], MessageKey>> = {
  due: 'results.grade-due',
  delivered: 'results.grade-delivered',
  kept: 'results.grade-kept',
  refused: 'results.grade-refused',
};

type Names = ReturnType<typeof frameworkNames>;

/** A level in words: named, or said to be uncertain; and, where it may be one of several, between which it lies. */
function describe({ level, lowest, highest, answers }: Measure, names: Names, t: Translator) {
  if (answers === 0 || lowest === undefined || highest === undefined) {
    return { level: t('results.unmeasured'), range: '–', spread: false, answers };
  }
  const [low, high] = [names.level(lowest).text, names.level(highest).text];
  const spread = lowest !== highest;
  const only = lowest === level ? t('results.at-this-level') : low;
  return {
    level: level === undefined ? t('results.not-enough') : names.level(level).text,
    range: spread ? t('results.between', { lowest: low, highest: high }) : only,
    spread,
    answers,
  };
}

function competenceRow(measure: Measure, lowest: string | undefined, names: Names, t: Translator) {
  const { id, level, probability, borrowed, answers } = measure;
  return {
    id,
    domain: id.slice(0, id.indexOf('.')),
    title: names.part(id),
    can: level === undefined ? undefined : names.can(id, level),
    basis:
      level === undefined || probability === undefined || borrowed === undefined
        ? undefined
        : t('results.basis', {
            probability: tenth(probability),
            lowest: level === lowest ? 'yes' : 'no',
            answers,
            mostly: borrowed > 0.5 ? 'yes' : 'no',
          }),
    ...describe(measure, names, t),
  };
}

/** In ten: a share with more digits would pretend to an exactness that it has not. */
const tenth = (share: number): number => Math.round(share * 10);

/** A domain's level is always shown, with its uncertainty; a competence's only where it can be named. */
function domainRow(measure: Measure, levels: readonly LevelThreshold[], names: Names, t: Translator) {
  const { id, mean } = measure;
  const level = mean === undefined ? {} : { level: levelAt(mean, levels) };
  const stripHtml = abilityStrip(measure, levels);
  return { id, title: names.part(id), stripHtml, ...describe({ ...measure, ...level }, names, t) };
}

/** The grade, and what becomes of it. */
async function gradeOf(
  { gradeShare, placementId, id, prescription }: Sitting,
  services: Services,
  t: Translator,
  grade?: Grade,
) {
  if (gradeShare === undefined) return undefined;
  const { points: most = SCORE_MAXIMUM } = prescription.settings;
  const points = pointsOf(gradeShare, most);
  const placement = (await services.sitting.placements.get(placementId))?.doc;
  if (placement?.grades?.scopes.includes(scope.score) !== true) {
    return { points: t('results.grade-alone', { points, most }), state: t('results.grade-not-sent') };
  }
  const state = grade?.sittingId === id ? grade.state : 'due';
  return { points: t('results.grade', { points, most }), state: t(GRADE_STATES[state]) };
}

/** Whether the threshold that the teacher set was reached. */
function passedOf({ gradeShare, prescription }: Sitting, t: Translator) {
  const { passing, points: most = SCORE_MAXIMUM } = prescription.settings;
  if (passing === undefined || gradeShare === undefined) return undefined;
  const key = gradeShare >= passing ? 'results.passed' : 'results.not-passed';
  return t(key, { points: pointsOf(passing, most), most });
}

/** From this share of answers on, the haste is told. */
const HASTY = 1 / 3;

/** What is said, kindly, to somebody who answered much faster than one reads. @param again whether they may try again */
function rapidOf({ responses }: Sitting, again: boolean, t: Translator): string | undefined {
  const rapid = responses.filter((response) => response.rapid === true).length;
  if (rapid === 0 || rapid < HASTY * responses.length) return undefined;
  const told = t('results.rapid', { rapid });
  return again ? `${told} ${t('results.rapid-again')}` : told;
}

/** What a learner reads at the end. */
export async function presentResults(
  sitting: Sitting,
  outcome: Outcome,
  grade: Grade | undefined,
  services: Services,
  t: Translator,
  late = false,
) {
  const names = frameworkNames(services.content, t.language);
  const { prescription } = sitting;
  const { framework } = await services.sitting.parameterSets.contentUnder(sitting.parameterSet);
  const levels = levelThresholds(framework);
  const module = moduleOf(sitting, services.content);
  const obstacle = sitting.preview
    ? undefined
    : startObstacle(prescription.settings, sitting, services.sitting.now());
  return {
    module: module && presentModuleResults(module, sitting, t),
    advice: module === undefined && !sitting.preview ? adviseModules(outcome, services.content, t) : [],
    title: t('results.title'),
    path: named(prescription.settings.title, t.language),
    finished:
      sitting.finishedAt === undefined
        ? undefined
        : t('results.finished', { date: t.date(sitting.finishedAt) }),
    lead: t('results.lead', {
      answers: sitting.responses.length,
      right: sitting.responses.filter(({ credit }) => credit === 1).length,
      partly: sitting.responses.filter(({ credit }) => credit > 0 && credit < 1).length,
    }),
    timeUp: wasEndedByTime(sitting) ? t(late ? 'results.late' : 'results.time-up') : undefined,
    passed: passedOf(sitting, t),
    general: describe(outcome.general, names, t),
    stage: presentStage(sitting, services.content, t),
    provisional: outcome.provisional,
    domains: outcome.domains.map((measure) => domainRow(measure, levels, names, t)),
    scaleHtml: levelScale(levels, (id) => names.level(id).text),
    competences: outcome.competences.map((measure) => competenceRow(measure, levels[0]?.id, names, t)),
    grade: await gradeOf(sitting, services, t, grade),
    reviews:
      prescription.settings.feedback === 'none' ? [] : await presentReviews(sitting, services, 'learner', t),
    rapid: rapidOf(sitting, obstacle === undefined || obstacle.why === 'too_soon', t),
    hidesReview: prescription.settings.feedback === 'none',
    mayRestart: obstacle === undefined,
  };
}
