import { timespan2004 } from '../tracker/durations.js';
import type { Standing } from '../tracker/tracker.js';
import type { Kept } from './kept.js';
import { MASTERY_SCORE, MOVE_ON_CATEGORY, verbIri } from './names.js';
import { defined, type Result, type Said, type Statement } from './statement.js';

/** What of a module's end is told; the order of what is given is the order to send it in. */
export interface Outcome {
  /** What this standing is worth telling at once. @param seconds how long all sessions took until now */
  readonly told: (standing: Standing, seconds: number, at: number) => readonly Said[];
  /** What is left to tell when the session ends. */
  readonly toldLast: (seconds: number, at: number) => readonly Said[];
  /** Hears that the LRS has a statement. @returns whether there is more to keep for it */
  readonly taken: (statement: Statement) => boolean;
  /** What is to be kept of it. */
  readonly kept: () => Pick<Kept, 'completed' | 'passed' | 'taken' | 'failed'>;
}

/**
 * `completed` and `passed` are told once a registration (cmi5, section 9.3), as soon as they are true. `failed` waits
 * for the end of the session: a learner who fails and begins again may pass in the same one, and a session knows one of
 * both at most. It is told once for each better score, and never after `passed`.
 *
 * Where the LMS names a mastery score, that alone decides, since no `passed` may lie below it nor a `failed` reach it
 * (sections 9.3.4 and 9.3.5). The score is in whole points, as the learner reads it: what shows as 70 passes where 70 does.
 *
 * @param newId gives a statement's id
 */
export function outcomeFrom(before: Kept, masteryScore: number | undefined, newId: () => string): Outcome {
  const ids = { completed: before.completed, passed: before.passed };
  const told = new Set(before.taken);
  const taken = new Set(before.taken);
  const extensions = masteryScore === undefined ? {} : { [MASTERY_SCORE]: masteryScore };
  let { failed } = before;
  let reached: number | undefined;

  const once = (verb: keyof typeof ids): readonly string[] => {
    if (told.has(verb)) return [];
    told.add(verb);
    ids[verb] ||= newId();
    return [ids[verb]];
  };
  const judged = (success: boolean, points: number, seconds: number): Result => ({
    score: { scaled: points / 100, raw: points, min: 0, max: 100 },
    success,
    duration: timespan2004(seconds),
  });
  const around = defined(MOVE_ON_CATEGORY);

  return {
    told({ status, score }, seconds, at) {
      if (status === 'incomplete' || score === undefined) return [];
      const points = Math.round(score * 100);
      const passes = masteryScore === undefined ? status === 'passed' : points / 100 >= masteryScore;
      reached = points;
      const completion: Result = { completion: true, duration: timespan2004(seconds) };
      return [
        ...once('completed').map((id): Said => ({ verb: 'completed', id, at, around, result: completion })),
        ...(passes ? once('passed') : []).map((id): Said => ({
          verb: 'passed',
          id,
          at,
          around,
          extensions,
          result: judged(true, points, seconds),
        })),
      ];
    },
    toldLast(seconds, at) {
      if (reached === undefined || told.has('passed') || reached / 100 <= failed) return [];
      failed = reached / 100;
      const result = judged(false, reached, seconds);
      return [{ verb: 'failed', id: newId(), at, around, extensions, result }];
    },
    taken({ verb }) {
      const outcomes = ['completed', 'passed'] as const;
      const names = outcomes.filter((name) => verbIri(name) === verb.id);
      names.forEach((name) => taken.add(name));
      return names.length > 0;
    },
    kept: () => ({ ...ids, taken: [...taken], failed }),
  };
}
