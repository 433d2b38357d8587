import { ConflictError } from '../store/errors.js';
import type { Collection, Where } from '../store/port.js';
import type { Grade } from './grade.js';
import { dueAt } from './queue.js';

export interface RetryDependencies {
  readonly grades: Collection<Grade>;
  readonly now: () => number;
}

/** The states that only a command leads out of. */
type EndedState = Exclude<Grade['state'], 'due'>;

/** Which grades to send again; conditions left out hold for all. */
export interface RetryFilter {
  readonly gradeId?: string;
  readonly registrationId?: string;
  readonly placementId?: string;
  readonly learnerId?: string;
  /**
   * Refused and kept unless told. To send a kept grade again is to overrule what the platform has, a teacher's mark
   * say; a delivered one is sent again where the platform lost or changed it.
   */
  readonly states?: readonly EndedState[];
}

/** Makes one grade due now, unless it has left these states meanwhile. @returns whether it did */
async function sendAgain(
  id: string,
  states: readonly Grade['state'][],
  { grades, now }: RetryDependencies,
): Promise<boolean> {
  for (;;) {
    const found = await grades.get(id);
    if (found === undefined || !states.includes(found.doc.state)) return false;
    const time = now();
    const due = { state: 'due' as const, dueSince: time, tries: 0, readBack: false, revised: undefined };
    const fresh = { ...due, unsure: undefined, problem: undefined, platformShare: undefined };
    try {
      await grades.replace(dueAt({ ...found.doc, ...fresh }, time), found.version);
      return true;
    } catch (error) {
      // A later attempt was folded in at the same moment: look again.
      if (!(error instanceof ConflictError)) throw error;
    }
  }
}

/**
 * "Send again": refused and kept grades are due once more, with a timestamp newer than any sent before. What is
 * due, or delivered unless it is asked for, is left alone. @returns how many will be sent
 */
export async function retryGrades(filter: RetryFilter, dependencies: RetryDependencies): Promise<number> {
  const { states = ['refused', 'kept'], gradeId, ...conditions } = filter;
  const where: Where<Grade> = {
    ...conditions,
    ...(gradeId === undefined ? {} : { id: gradeId }),
    state: { in: states },
  };
  let sent = 0;
  for await (const { id } of dependencies.grades.stream(where)) {
    if (await sendAgain(id, states, dependencies)) sent += 1;
  }
  return sent;
}
