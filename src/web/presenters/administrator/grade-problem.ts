import type { MessageKey } from '../../i18n/fr.js';
import { callAdvice } from './call-advice.js';

const KNOWN: ReadonlyMap<string, MessageKey> = new Map(
  Object.entries({
    no_service: 'problem.no-service',
    scope_missing: 'problem.scope-missing',
    registration_inactive: 'problem.registration-inactive',
    gone: 'problem.gone',
    no_access_token: 'problem.no-access-token',
    answer_malformed: 'problem.answer-malformed',
    not_graded_here: 'problem.not-graded',
    conflict: 'problem.conflict',
  } as const),
);

/** Why grades are not delivered, and what to do about it; the rest are the ends of calls. */
export function gradeProblem(problem: string): MessageKey {
  return KNOWN.get(problem) ?? callAdvice({ what: 'score', outcome: problem }) ?? 'call.other';
}
