import {
  categoriesOf,
  interactionProblems,
  isDefined,
  verbOf,
  type ToldStatement,
} from './statement-shape.js';
import { LMS_CATEGORY, MASTERY_SCORE, MOVE_ON_CATEGORY, SESSION_ID } from './vocabulary.js';

/** What the LMS knows of the session that a statement comes from. */
export interface SessionFacts {
  readonly actor: object;
  readonly registration: string;
  readonly activityId: string;
  readonly sessionId: string;
  readonly grouping: string;
  readonly masteryScore: number | undefined;
  readonly counts: boolean;
  /** Whether launch data and preferences were read. */
  readonly isRead: boolean;
}

const OUTCOMES = ['completed', 'passed', 'failed'];

/** What each verb's result must have, and nothing else. */
const RESULTS: Readonly<Record<string, readonly string[]>> = {
  initialized: [],
  completed: ['completion', 'duration'],
  passed: ['duration', 'score', 'success'],
  failed: ['duration', 'score', 'success'],
  terminated: ['duration'],
};

function resultProblems(statement: ToldStatement, { masteryScore }: SessionFacts): string[] {
  const { result = {}, context } = statement;
  const verb = verbOf(statement);
  if (Object.keys(result).toSorted().join() !== RESULTS[verb]?.join()) return [`${verb} has another result`];
  const { success, completion, score } = result;
  const isJudged = score !== undefined;
  const named = context.extensions[MASTERY_SCORE];
  const passes = masteryScore === undefined || score === undefined || score.scaled >= masteryScore;
  return [
    ...(completion === false ? ['completed without completion'] : []),
    ...(isJudged && success !== (verb === 'passed') ? [`${verb} with success ${String(success)}`] : []),
    ...(isJudged && masteryScore !== undefined && passes !== success ? [`${verb} at ${score.scaled}`] : []),
    ...(named === (isJudged ? masteryScore : undefined) ? [] : [`${verb} names another mastery score`]),
  ];
}

function contextProblems(statement: ToldStatement, facts: SessionFacts): string[] {
  const { actor, object, context } = statement;
  const verb = verbOf(statement);
  const categories = categoriesOf(statement);
  const isMoveOn = categories.includes(MOVE_ON_CATEGORY);
  return [
    ...(JSON.stringify(actor) === JSON.stringify(facts.actor) ? [] : ['another actor']),
    ...(context.registration === facts.registration ? [] : ['another registration']),
    ...(context.extensions[SESSION_ID] === facts.sessionId ? [] : ['another session']),
    ...(context.contextActivities.grouping?.[0]?.id === facts.grouping ? [] : ['the template is lost']),
    ...(categories.includes(LMS_CATEGORY) ? [] : ['a category of the template is lost']),
    ...(isDefined(statement) === (verb !== 'answered') ? [] : [`${verb} in the wrong category`]),
    ...(isMoveOn === OUTCOMES.includes(verb) ? [] : [`${verb} counts, or does not`]),
    ...(new Set(categories).size === categories.length ? [] : ['a category stands twice']),
    ...(isDefined(statement) === (object.id === facts.activityId) ? [] : [`${verb} of another activity`]),
  ];
}

function orderProblems(
  statement: ToldStatement,
  facts: SessionFacts,
  session: readonly ToldStatement[],
  registration: readonly ToldStatement[],
): string[] {
  const verb = verbOf(statement);
  const verbs = session.map(verbOf);
  const all = registration.map(verbOf);
  return [
    ...(facts.isRead ? [] : ['a statement before everything was read']),
    ...((verb === 'initialized') === (verbs.length === 0) ? [] : [`${verb} at the wrong time`]),
    ...(verbs.includes('terminated') ? [`${verb} after the end`] : []),
    ...(facts.counts || verb === 'initialized' || verb === 'terminated' ? [] : [`${verb} in a mere look`]),
    ...((verb === 'completed' || verb === 'passed') && all.includes(verb) ? [`a second ${verb}`] : []),
    ...(verb === 'failed' && all.includes('passed') ? ['failed after passed'] : []),
    ...((verb === 'passed' || verb === 'failed') && (verbs.includes('passed') || verbs.includes('failed'))
      ? ['two judgements in one session']
      : []),
  ];
}

/** Everything that cmi5 holds against a statement, given those before it in its session and its registration. */
export function problemsOf(
  statement: ToldStatement,
  facts: SessionFacts,
  session: readonly ToldStatement[],
  registration: readonly ToldStatement[],
): string[] {
  return [
    ...contextProblems(statement, facts),
    ...orderProblems(statement, facts, session, registration),
    ...(verbOf(statement) === 'answered' ? interactionProblems(statement) : resultProblems(statement, facts)),
  ];
}
