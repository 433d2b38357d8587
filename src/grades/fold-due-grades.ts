import type { Content } from '../content/content.js';
import { opaqueId } from '../security/opaque-id.js';
import type { Placements } from '../sittings/placements.js';
import type { Sitting } from '../sittings/sitting.js';
import { ConflictError, DuplicateKeyError } from '../store/errors.js';
import type { Collection, Versioned } from '../store/port.js';
import { countingAttempt } from './counting-attempt.js';
import { gradeComment } from './grade-comment.js';
import type { Grade } from './grade.js';
import { dueAt } from './queue.js';

export interface FoldDependencies {
  readonly sittings: Collection<Sitting>;
  readonly grades: Collection<Grade>;
  readonly placements: Placements;
  readonly content: Content;
  readonly now: () => number;
}

/** What a grade says, whatever became of its delivery. */
type GradeValue = Pick<Grade, 'sittingId' | 'attempt' | 'share' | 'startedAt' | 'submittedAt' | 'comment'>;

const BATCH = 100;

function valueOf(sitting: Sitting, share: number, content: Content): GradeValue {
  const { id: sittingId, attempt, startedAt, finishedAt, outcome, language } = sitting;
  const comment = outcome && gradeComment(outcome, language, content);
  return { sittingId, attempt, share, startedAt, submittedAt: finishedAt, comment };
}

/** What the learner's finished attempts say together, by the rule of the newest one's prescription. */
async function valueNow(
  { placementId, learnerId }: Sitting,
  known: Grade | undefined,
  { sittings, content }: FoldDependencies,
): Promise<GradeValue | undefined> {
  const all = (await sittings.find({ where: { placementId, learnerId } })).map(({ doc }) => doc);
  const newest = countingAttempt(
    all.map((sitting) => ({ attempt: sitting.attempt, share: 0, sitting })),
    'last',
  );
  if (newest === undefined) return undefined;
  const values = all.flatMap((sitting) =>
    sitting.gradeShare === undefined ? [] : [valueOf(sitting, sitting.gradeShare, content)],
  );
  // An attempt that was removed in the meantime, having had its time, still counts.
  if (known !== undefined && !all.some(({ id }) => id === known.sittingId)) values.push(known);
  return countingAttempt(values, newest.sitting.prescription.settings.attempts.counts);
}

/** The grade with this value: due, unless the platform has it already or has one of its own that stands. */
function withValue(known: Grade, value: GradeValue, regraded: boolean, now: number): Grade {
  const { sittingId, attempt, share, startedAt, submittedAt, comment } = value;
  const said: Grade = { ...known, sittingId, attempt, share, startedAt, submittedAt, comment };
  const newAttempt = attempt > known.attempt;
  if (!newAttempt && share === known.share) return said;
  const revised = regraded || !newAttempt;
  if (revised && known.state === 'kept') return said;
  const fresh = { problem: undefined, platformShare: undefined, unsure: undefined };
  const sent = known.lastTimestamp !== undefined;
  return dueAt({ ...said, ...waiting(value, now), revised: revised && sent, ...fresh }, now);
}

function waiting({ submittedAt }: GradeValue, now: number) {
  return { state: 'due' as const, dueSince: submittedAt ?? now, tries: 0, readBack: false };
}

/** Brings the grade document up to what the learner's finished sittings say; which of them came first is all one. */
async function fold(sitting: Sitting, dependencies: FoldDependencies): Promise<void> {
  const { grades, placements, now } = dependencies;
  const { placementId, learnerId, institutionId, regradedAt } = sitting;
  const placement = await placements.get(placementId);
  if (placement === undefined) return;
  // Read before the sittings: whoever saw more of them has written a newer version, and this fold gives way.
  const [found] = await grades.find({ where: { placementId, learnerId }, limit: 1 });
  const value = await valueNow(sitting, found?.doc, dependencies);
  if (value === undefined) return;
  if (found === undefined) {
    const { registrationId } = placement.doc;
    const who = { institutionId, registrationId, placementId, learnerId };
    const time = now();
    await grades.insert(dueAt({ id: opaqueId(), ...who, ...value, ...waiting(value, time) }, time));
    return;
  }
  const { share, sittingId } = found.doc;
  if (share === value.share && sittingId === value.sittingId) return;
  await grades.replace(withValue(found.doc, value, regradedAt !== undefined, now()), found.version);
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
  const waitingSittings = await dependencies.sittings.find({
    // Any time: a clock that was set back must not hold grades up.
    where: { gradeDueAt: { gte: 0 } },
    sort: [{ by: 'gradeDueAt', order: 'asc' }],
    limit: BATCH,
  });
  for (const sitting of waitingSittings) await takeOver(sitting, dependencies);
  return waitingSittings.length === BATCH;
}
