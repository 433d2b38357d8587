import { scope } from '../lti/claims-vocabulary.js';
import { readResults } from '../lti/services/scores.js';
import { ServiceError } from '../lti/services/service-error.js';
import { OutboundError } from '../outbound/guarded-client.js';
import type { Identity } from '../sittings/learners.js';
import type { DestinationDependencies } from './destination.js';
import type { Grade } from './grade.js';
import { isSameThere } from './same-value.js';

/** What the gradebook has of one grade. */
export interface Compared {
  /** As a share of full points; undefined where it has no value. */
  readonly platformShare: number | undefined;
  readonly same: boolean;
}

/**
 * `unreadable`: the platform does not let us read, or there is no column yet. `unanswered`: it did not answer as
 * expected; another time it may.
 */
export type Comparison =
  | { readonly outcome: 'unreadable' | 'unanswered' }
  | {
      readonly outcome: 'read';
      /** Milliseconds since 1970. */
      readonly at: number;
      readonly byGrade: ReadonlyMap<string, Compared>;
    };

/**
 * Reads all results of a placement's column back, and sets them beside its grades. Changes nothing, here or there.
 * @param identities of the learners, by learner id
 */
export async function compareWithGradebook(
  placementId: string,
  grades: readonly Grade[],
  identities: ReadonlyMap<string, Identity>,
  { placements, registrations, client, now }: DestinationDependencies,
): Promise<Comparison> {
  const placement = (await placements.get(placementId))?.doc;
  const registration = (await registrations.get(placement?.registrationId ?? ''))?.doc;
  const { lineItem, scopes = [] } = placement?.grades ?? {};
  if (registration === undefined || lineItem === undefined || !scopes.includes(scope.result)) {
    return { outcome: 'unreadable' };
  }
  try {
    const shares = await readResults(registration, lineItem, client);
    const byGrade = new Map<string, Compared>();
    for (const { id, learnerId, share } of grades) {
      const platformShare = shares.get(identities.get(learnerId)?.subject ?? '');
      const same = platformShare !== undefined && isSameThere(platformShare, share, registration.family);
      byGrade.set(id, { platformShare, same });
    }
    return { outcome: 'read', at: now(), byGrade };
  } catch (error) {
    if (error instanceof ServiceError) return { outcome: error.passing ? 'unanswered' : 'unreadable' };
    if (error instanceof OutboundError) return { outcome: 'unanswered' };
    throw error;
  }
}
