import { z } from 'zod';
import { opaqueId } from '../security/opaque-id.js';
import { ConflictError, DuplicateKeyError } from '../store/errors.js';
import type { CollectionDefinition, Store, Versioned } from '../store/port.js';

/** The most that may be granted: three times the limit in all. */
export const MOST_EXTRA_TIME = 2;

const extraTimeSchema = z.object({
  id: z.string(),
  institutionId: z.string(),
  placementId: z.string(),
  learnerId: z.string(),
  /** What comes on top of a time limit, as a share of it: a third, for the French “tiers temps”. */
  share: z.number().min(0).max(MOST_EXTRA_TIME),
});

/** One learner's extra time in one placement: a right of the person, which only its teachers see. */
export type ExtraTime = z.infer<typeof extraTimeSchema>;

export const extraTimesDefinition: CollectionDefinition<ExtraTime> = {
  name: 'extra_times',
  schemaVersion: 1,
  schema: extraTimeSchema,
  indexed: ['placementId', 'learnerId'],
  unique: [['placementId', 'learnerId']],
  durability: 'full',
};

export type ExtraTimeGrant = Omit<ExtraTime, 'id'>;

export interface ExtraTimes {
  /** 0 where none was granted. */
  of(placementId: string, learnerId: string): Promise<number>;
  grant(grant: ExtraTimeGrant): Promise<void>;
}

export function extraTimes(store: Store): ExtraTimes {
  const collection = store.collection(extraTimesDefinition);

  async function find(placementId: string, learnerId: string): Promise<Versioned<ExtraTime> | undefined> {
    const [found] = await collection.find({ where: { placementId, learnerId }, limit: 1 });
    return found;
  }

  return {
    async of(placementId, learnerId) {
      return (await find(placementId, learnerId))?.doc.share ?? 0;
    },
    async grant(grant) {
      for (;;) {
        try {
          const found = await find(grant.placementId, grant.learnerId);
          if (found === undefined) await collection.insert({ id: opaqueId(), ...grant });
          else await collection.replace({ ...found.doc, share: grant.share }, found.version);
          return;
        } catch (error) {
          // Two teachers at once: the later one stands.
          if (!(error instanceof DuplicateKeyError || error instanceof ConflictError)) throw error;
        }
      }
    },
  };
}
