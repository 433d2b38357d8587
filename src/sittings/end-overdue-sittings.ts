import { ConflictError } from '../store/errors.js';
import type { Versioned } from '../store/port.js';
import type { SittingDependencies } from './dependencies.js';
import { endByTime } from './finish-sitting.js';
import type { Sitting } from './sitting.js';
import { GRACE } from './time-limits.js';

const BATCH = 100;

function isOverdue({ status, endsAt }: Sitting, at: number): boolean {
  return status === 'open' && endsAt !== undefined && endsAt <= at;
}

/**
 * The sitting, ended if its time is up: whoever looks at it first, the learner or the clock, ends it.
 * @param grace milliseconds that it still has, where an answer may be on its way
 * @returns as it stands now; undefined when it is gone
 */
export async function endIfOverdue(
  found: Versioned<Sitting>,
  dependencies: SittingDependencies,
  grace: number,
): Promise<Versioned<Sitting> | undefined> {
  const { sittings, parameterSets, now } = dependencies;
  let seen: Versioned<Sitting> | undefined = found;
  while (seen !== undefined && isOverdue(seen.doc, now() - grace)) {
    const { doc, version } = seen;
    const ended = endByTime(doc, { content: await parameterSets.contentUnder(doc.parameterSet) });
    try {
      return { doc: ended, version: await sittings.replace(ended, version) };
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      seen = await sittings.get(doc.id);
    }
  }
  return seen;
}

/** Ends every sitting whose time is up. @returns how many */
export async function endOverdueSittings(dependencies: SittingDependencies): Promise<number> {
  const { sittings, now } = dependencies;
  let ended = 0;
  for (;;) {
    const overdue = await sittings.find({
      where: { endsAt: { lte: now() - GRACE } },
      sort: [{ by: 'endsAt', order: 'asc' }],
      limit: BATCH,
    });
    for (const sitting of overdue) await endIfOverdue(sitting, dependencies, GRACE);
    ended += overdue.length;
    if (overdue.length < BATCH) return ended;
  }
}
