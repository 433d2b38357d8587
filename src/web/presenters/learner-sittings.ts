import type { Grade } from '../../grades/grade.js';
import { pointsOf } from '../../lti/services/scores.js';
import type { Identity } from '../../sittings/learners.js';
import type { Sitting } from '../../sittings/sitting.js';
import type { Services } from '../../services.js';
import type { MessageKey } from '../i18n/fr.js';
import type { Translator } from '../i18n/translator.js';
import { frameworkNames } from './names.js';
import { GRADE_STATES, shownName } from './participation-row.js';
import { presentResults } from './results.js';
import { presentReviews } from './reviews.js';

export interface LearnerSittingsInput {
  readonly identity: Identity | undefined;
  /** All of this placement, the newest first. */
  readonly sittings: readonly Sitting[];
  /** The one to show. */
  readonly shown: Sitting;
  readonly grade: Grade | undefined;
  readonly services: Services;
  readonly t: Translator;
}

const STATUSES: Readonly<Record<Sitting['status'], MessageKey>> = {
  open: 'review.open',
  finished: 'teacher.status-finished',
  unfinished: 'teacher.status-unfinished',
};

/** @param time milliseconds */
function duration(time: number, t: Translator): string {
  const seconds = Math.max(0, Math.round(time / 1_000));
  const minutes = Math.floor(seconds / 60);
  return t('review.time', { minutes, seconds: seconds % 60 });
}

function attempt(sitting: Sitting, { shown, services, t }: LearnerSittingsInput) {
  const { attempt: number, status, startedAt, finishedAt, outcome, gradeShare } = sitting;
  const level = outcome?.general.level;
  return {
    number,
    label: t('review.attempt', { number }),
    href: `?attempt=${number}`,
    current: sitting.id === shown.id,
    status: t(STATUSES[status]),
    started: t.dateTime(startedAt),
    finished: finishedAt === undefined ? undefined : t.dateTime(finishedAt),
    level: level === undefined ? undefined : frameworkNames(services.content, t.language).level(level).text,
    points:
      gradeShare === undefined ? undefined : t('teacher.grade-points', { points: pointsOf(gradeShare) }),
  };
}

/** The grade that counts, where it is, and what was said beside it. */
function gradeOf(grade: Grade | undefined, t: Translator) {
  if (grade === undefined) return undefined;
  const { share, state, problem, comment, attempt: number } = grade;
  return {
    text: t('review.grade', { points: pointsOf(share), number }),
    state: t(problem === 'no_service' ? 'teacher.grade-not-sent' : GRADE_STATES[state]),
    comment,
  };
}

/** One learner's sittings of one placement, as their teacher reads them. */
export async function presentLearnerSittings(input: LearnerSittingsInput) {
  const { identity, sittings, shown, grade, services, t } = input;
  const { responses, outcome } = shown;
  const results = outcome && (await presentResults(shown, outcome, grade, services, t));
  const items = await presentReviews(shown, services, 'teacher', t);
  const right = responses.filter(({ credit }) => credit === 1).length;
  return {
    title: shownName(identity?.name, shown.learnerId, t),
    attempts: sittings.map((sitting) => attempt(sitting, input)),
    several: sittings.length > 1,
    shown: attempt(shown, input),
    score: t('review.score', { answers: responses.length, right }),
    results,
    grade: gradeOf(grade, t),
    answerLabel: t('review.answer'),
    reviews: items.map((review, index) => {
      const { servedAt = 0, answeredAt = 0, rapid = false } = responses[index] ?? {};
      const time = duration(answeredAt - servedAt, t);
      return { ...review, time: rapid ? `${time}, ${t('review.rapid')}` : time };
    }),
  };
}
