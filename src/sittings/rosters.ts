import { z } from 'zod';
import { opaqueId } from '../security/opaque-id.js';
import { ConflictError, DuplicateKeyError } from '../store/errors.js';
import type { CollectionDefinition, Store } from '../store/port.js';

const memberSchema = z.object({
  /** Their id on the platform, as `sub` of their launches. */
  subject: z.string(),
  /** Absent where the platform does not tell names. */
  name: z.string().optional(),
  /** `other`: neither learns nor teaches here; an observer, a course builder. */
  role: z.enum(['learner', 'teacher', 'other']),
  /** Ids of their groups. */
  groups: z.array(z.string()).optional(),
  /** When they were first seen, in milliseconds since 1970; absent for who was in the first list. */
  since: z.number().optional(),
});

const groupSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** The name of the set that it is one of. */
  set: z.string().optional(),
});

const rosterSchema = z.object({
  id: z.string(),
  placementId: z.string(),
  institutionId: z.string(),
  /** Who is in the course now; who left is not kept. */
  members: z.array(memberSchema),
  groups: z.array(groupSchema),
  /** Where the platform tells what changed since. */
  differences: z.string().optional(),
  /** When the list was last brought up to date, in milliseconds since 1970; absent when it never was. */
  readAt: z.number().optional(),
  /** When it was last read as a whole. */
  wholeAt: z.number().optional(),
  /** When we last asked. */
  triedAt: z.number(),
  /** Why the last try brought nothing. */
  problem: z.enum(['refused', 'unavailable', 'malformed']).optional(),
});

export type RosterMember = z.infer<typeof memberSchema>;
export type CourseGroup = z.infer<typeof groupSchema>;

/**
 * Who takes part in a placement's course, as the platform last told: a copy with an age, for the teacher's list. It
 * holds names of people who never came, and is forgotten thirty days after it was last read (decision 0011).
 */
export type Roster = z.infer<typeof rosterSchema>;
export type RosterProblem = NonNullable<Roster['problem']>;

export const rostersDefinition: CollectionDefinition<Roster> = {
  name: 'rosters',
  schemaVersion: 1,
  schema: rosterSchema,
  indexed: ['placementId', 'institutionId', 'readAt', 'triedAt'],
  unique: [['placementId']],
  // The platform has it: what a power cut loses is asked for again.
  durability: 'relaxed',
};

export interface Rosters {
  of(placementId: string): Promise<Roster | undefined>;
  /** Keeps it in place of the placement's former one; of two at once, either stays. */
  keep(roster: Omit<Roster, 'id'>): Promise<void>;
}

export function rosters(store: Store): Rosters {
  const collection = store.collection(rostersDefinition);
  const find = async (placementId: string) =>
    (await collection.find({ where: { placementId }, limit: 1 }))[0];
  return {
    async of(placementId) {
      return (await find(placementId))?.doc;
    },
    async keep(roster) {
      const found = await find(roster.placementId);
      try {
        if (found === undefined) await collection.insert({ ...roster, id: opaqueId() });
        else await collection.replace({ ...roster, id: found.doc.id }, found.version);
      } catch (error) {
        // Another process read it at the same moment: its list is as new.
        if (!(error instanceof DuplicateKeyError || error instanceof ConflictError)) throw error;
      }
    },
  };
}
