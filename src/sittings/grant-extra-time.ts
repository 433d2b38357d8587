import { ConflictError } from '../store/errors.js';
import type { SittingDependencies } from './dependencies.js';
import type { ExtraTimeGrant } from './extra-times.js';
import { timeOnTrial } from './field-test.js';
import { latestSitting } from './latest-sitting.js';
import { endOf } from './time-limits.js';

/** Grants a learner extra time, from now on: a sitting that is open ends later, or earlier, by it. */
export async function grantExtraTime(
  grant: ExtraTimeGrant,
  { extraTimes, sittings }: Pick<SittingDependencies, 'extraTimes' | 'sittings'>,
): Promise<void> {
  const { placementId, learnerId, share } = grant;
  await extraTimes.grant(grant);
  for (;;) {
    const found = await latestSitting(placementId, learnerId, sittings);
    if (found?.doc.status !== 'open') return;
    const { prescription, startedAt } = found.doc;
    const end = endOf(prescription.settings, startedAt, share);
    const endsAt = end === undefined ? undefined : end + timeOnTrial(found.doc);
    try {
      await sittings.replace({ ...found.doc, endsAt }, found.version);
      return;
    } catch (error) {
      // An answer was given meanwhile: look again.
      if (!(error instanceof ConflictError)) throw error;
    }
  }
}
