import { opaqueId } from '../security/opaque-id.js';
import type { Placements } from '../sittings/placements.js';
import type { Sitting } from '../sittings/sitting.js';
import { ConflictError, DuplicateKeyError } from '../store/errors.js';
import type { Collection, Versioned } from '../store/port.js';
import type { Grade } from './grade.js';

export interface FoldDependencies {
  readonly sittings: Collection<Sitting>;
  readonly grades: Collection<Grade>;
  readonly placements: Placements;
  readonly now: () => number;
}

const BATCH = 100;

/** The grade document as this sitting leaves it: a later attempt counts, an earlier one changes nothing. */
async function fold(sitting: Sitting, { grades, placements, now }: FoldDependencies): Promise<void> {
  const { id: sittingId, placementId, learnerId, attempt, institutionId, gradeShare } = sitting;
  const time = now();
  const placement = await placements.get(placementId);
  if (placement === undefined || gradeShare === undefined) return;
  const due = {
    sittingId,
    attempt,
    share: gradeShare,
    state: 'due' as const,
    dueSince: sitting.finishedAt ?? time,
    dueAt: time,
    tries: 0,
    readBack: false,
  };
  const [found] = await grades.find({ where: { placementId, learnerId }, limit: 1 });
  if (found === undefined) {
    const { registrationId } = placement.doc;
    await grades.insert({ id: opaqueId(), institutionId, registrationId, placementId, learnerId, ...due });
  } else if (attempt > found.doc.attempt) {
    const fresh = { ...due, problem: undefined, platformShare: undefined };
    await grades.replace({ ...found.doc, ...fresh }, found.version);
  }
}

async function takeOver({ doc, version }: Versioned<Sitting>, dependencies: FoldDependencies): Promise<void> {
  try {
    await fold(doc, dependencies);
    await dependencies.sittings.replace({ ...doc, gradeDueAt: undefined }, version);
  } catch (error) {
    // Another worker folds the same sitting: folding twice gives the same, whoever comes first.
    if (!(error instanceof ConflictError || error instanceof DuplicateKeyError)) throw error;
  }
}

/**
 * Takes over the grades that finished sittings left due. Idempotent: killed between the two writes, it folds
 * again to the same document. @returns whether there may be more
 */
export async function foldDueGrades(dependencies: FoldDependencies): Promise<boolean> {
  const waiting = await dependencies.sittings.find({
    // Any time: a clock that was set back must not hold grades up.
    where: { gradeDueAt: { gte: 0 } },
    sort: [{ by: 'gradeDueAt', order: 'asc' }],
    limit: BATCH,
  });
  for (const sitting of waiting) await takeOver(sitting, dependencies);
  return waiting.length === BATCH;
}
