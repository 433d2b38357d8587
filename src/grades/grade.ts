import { z } from 'zod';
import type { CollectionDefinition } from '../store/port.js';

/** What a delivery waits for that is not the passing of time: a launch that brings the service, or an approval. */
export const HELD_FOR = ['no_service', 'registration_inactive'] as const;

const gradeSchema = z.object({
  id: z.string(),
  institutionId: z.string(),
  registrationId: z.string(),
  placementId: z.string(),
  learnerId: z.string(),
  /** The finished sitting that the grade is of. */
  sittingId: z.string(),
  attempt: z.number(),
  /** The share of full points, 0–1. */
  share: z.number().min(0).max(1),
  /** When the counting sitting began and ended, for the platform's own list of submissions. */
  startedAt: z.number().optional(),
  submittedAt: z.number().optional(),
  /** What the gradebook says beside the value. */
  comment: z.string().optional(),
  /**
   * The value changed without a new attempt: an item was corrected, say. It is no new submission, and goes only where
   * what we delivered still stands.
   */
  revised: z.boolean().optional(),
  /**
   * `due`: to be sent. `delivered`: the platform took it. `kept`: the platform has a newer value of its own,
   * a teacher's mark say, which stands. `refused`: the platform will not have it; sent again on command only.
   */
  state: z.enum(['due', 'delivered', 'kept', 'refused']),
  /**
   * When the value came to be: the sitting's finish, or the command to send it again. What is sent carries no
   * earlier timestamp, and hardly a later one however long it takes, so that a mark which a teacher gives
   * meanwhile is the newer one and stands.
   */
  dueSince: z.number(),
  /** When to try next; only while due. */
  dueAt: z.number().optional(),
  /** Whose turn it is at which platform: its registration and `dueAt` in one text. Only while due. */
  queueKey: z.string().optional(),
  tries: z.number(),
  /** The newest timestamp that may have reached the platform: the next one is a whole second later at least. */
  lastTimestamp: z.number().optional(),
  /** After a conflict: only read what the platform has, do not send. */
  readBack: z.boolean(),
  /**
   * It may have reached the platform without an answer reaching us, whose process died or whose patience ended: what
   * the platform has is read before it is sent again.
   */
  unsure: z.boolean().optional(),
  /** Why it is not delivered: a code for the teacher's and the operator's pages. */
  problem: z.string().optional(),
  /** The platform's own value as a share, where it stands against ours. */
  platformShare: z.number().optional(),
  deliveredAt: z.number().optional(),
  /** The share that the platform took last from us. */
  deliveredShare: z.number().optional(),
  /** The highest attempt, and the comment, that may have reached the platform. */
  attemptSent: z.number().optional(),
  commentSent: z.string().optional(),
});

/** The grade of one learner for one placement's line item, and how its delivery stands. */
export type Grade = z.infer<typeof gradeSchema>;

export const gradesDefinition: CollectionDefinition<Grade> = {
  name: 'grades',
  schemaVersion: 2,
  schema: gradeSchema,
  indexed: [
    'institutionId',
    'registrationId',
    'placementId',
    'learnerId',
    'state',
    'dueAt',
    'queueKey',
    'dueSince',
  ],
  unique: [['placementId', 'learnerId']],
  durability: 'full',
};
