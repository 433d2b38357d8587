import type { Collection } from '../store/port.js';
import type { Sitting } from './sitting.js';

/**
 * How far somebody's newest sitting of a placement is, and the result of the newest one that is finished. Who tries
 * again keeps meanwhile what they have.
 */
export interface Standing {
  readonly learnerId: string;
  readonly attempt: number;
  /** Of the newest sitting. */
  readonly status: Sitting['status'];
  readonly answered: number;
  readonly max: number;
  readonly startedAt: number;
  /** Of the newest finished sitting, as is all that follows. */
  readonly finishedAt: number | undefined;
  readonly level: string | undefined;
  readonly ability: number | undefined;
  readonly gradeShare: number | undefined;
}

function brief(sitting: Sitting): Standing {
  const { learnerId, attempt, status, responses, prescription, startedAt } = sitting;
  const { finishedAt, outcome, ability, gradeShare } = sitting;
  return {
    learnerId,
    attempt,
    status,
    answered: responses.length,
    max: prescription.settings.length.max,
    startedAt,
    finishedAt,
    level: outcome?.general.level,
    ability,
    gradeShare,
  };
}

function keepNewer(newest: Map<string, Standing>, one: Standing): void {
  const known = newest.get(one.learnerId);
  if (known === undefined || known.attempt < one.attempt) newest.set(one.learnerId, one);
}

/** Of everybody who ever began, in no order. */
export async function standings(placementId: string, sittings: Collection<Sitting>): Promise<Standing[]> {
  const newest = new Map<string, Standing>();
  const newestFinished = new Map<string, Standing>();
  for await (const sitting of sittings.stream({ placementId })) {
    const one = brief(sitting);
    keepNewer(newest, one);
    if (one.status === 'finished') keepNewer(newestFinished, one);
  }
  return [...newest.values()].map((standing) => {
    const { finishedAt, level, ability, gradeShare } = newestFinished.get(standing.learnerId) ?? standing;
    return { ...standing, finishedAt, level, ability, gradeShare };
  });
}
