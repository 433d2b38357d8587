import type { Grade } from '../../grades/grade.js';
import type { MessageKey } from '../i18n/fr.js';
import type { Translator } from '../i18n/translator.js';

/** Why a grade is not delivered, and what its teacher can do. */
export interface GradeProblem {
  readonly reason: string;
  readonly advice: string | undefined;
}

const KNOWN: ReadonlyMap<string, readonly [reason: MessageKey, advice?: MessageKey]> = new Map([
  ['no_service', ['grades.no-service', 'grades.no-service-advice']],
  ['registration_inactive', ['grades.suspended']],
  ['not_graded_here', ['grades.not-graded', 'grades.not-graded-advice']],
  ['gone', ['grades.gone']],
  ['scope_missing', ['grades.no-column', 'grades.no-column-advice']],
  ['status_404', ['grades.column-lost', 'grades.column-lost-advice']],
  ['status_410', ['grades.column-lost', 'grades.column-lost-advice']],
  ['status_401', ['grades.forbidden', 'grades.forbidden-advice']],
  ['status_403', ['grades.forbidden', 'grades.forbidden-advice']],
]);

const TO_WAIT = ['status_429', 'status_403'];

/** What passes by itself: the platform does not answer, or not now. */
function waiting(problem: string): MessageKey {
  if (problem === 'no_access_token' || problem === 'status_401') return 'grades.no-access';
  return TO_WAIT.includes(problem) ? 'grades.asked-to-wait' : 'grades.no-answer';
}

/** @param grade one with a problem */
export function presentProblem({ state, problem = '' }: Grade, t: Translator): GradeProblem {
  const held = problem === 'no_service' || problem === 'registration_inactive';
  if (state === 'due' && !held) return { reason: t(waiting(problem)), advice: undefined };
  const known = KNOWN.get(problem);
  if (known === undefined) {
    return { reason: t('grades.other-refusal'), advice: t('grades.other-advice', { code: problem }) };
  }
  const [reason, advice] = known;
  return { reason: t(reason), advice: advice && t(advice) };
}
