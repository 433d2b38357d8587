import type { Collection, Versioned } from '../store/port.js';
import type { Sitting } from './sitting.js';

/** The learner's newest sitting of a placement: the open one, if there is one. */
export async function latestSitting(
  placementId: string,
  learnerId: string,
  sittings: Collection<Sitting>,
): Promise<Versioned<Sitting> | undefined> {
  const [latest] = await sittings.find({
    where: { placementId, learnerId },
    sort: [{ by: 'attempt', order: 'desc' }],
    limit: 1,
  });
  return latest;
}
