import { z } from 'zod';
import { localizedSchema } from '../content/localized.js';
import type { Path } from '../content/paths.js';
import { contentHash } from '../content/revision.js';
import { DuplicateKeyError } from '../store/errors.js';
import type { CollectionDefinition, Store } from '../store/port.js';

/** A share of full points. */
const share = z.number().min(0).max(1);
/** Milliseconds since 1970. */
const moment = z.number();

export const settingsSchema = z.object({
  /** The path that it follows; absent where a teacher composed it. */
  pathId: z.string().optional(),
  /** The module that it is, where it is one: its steps decide what is asked, in their order. */
  moduleId: z.string().optional(),
  mode: z.enum(['positioning', 'training', 'exam']),
  title: localizedSchema,
  competences: z.array(z.string()),
  /** The expert levels of the items asked, both ends included; all of them where absent. */
  levels: z.object({ from: z.number(), to: z.number() }).optional(),
  length: z.object({ min: z.number(), max: z.number(), precision: z.number().optional() }),
  /** How many questions on trial a sitting has: not scored, and taking no time off it. */
  fieldTest: z.number().optional(),
  /** What the page announces, in minutes. */
  minutes: z.number(),
  grading: z.enum(['none', 'completion', 'share', 'expected-score']),
  feedback: z.enum(['at-once', 'at-end', 'none']),
  attempts: z.object({
    /** How often a learner may take it; as often as they want where absent. */
    most: z.number().optional(),
    /** What must pass between the end of one and the start of the next, in milliseconds. */
    delay: z.number().optional(),
    /** Whose grade is sent. */
    counts: z.enum(['best', 'last', 'first']),
  }),
  /** How long one sitting may last, in milliseconds; a learner's extra time comes on top. */
  timeLimit: z.number().optional(),
  /** Before it nobody starts. */
  opensAt: moment.optional(),
  /** After it nobody starts or answers. */
  closesAt: moment.optional(),
  /** A sitting that time ends with fewer answers than that counts for nothing. */
  leastAnswers: z.number().optional(),
  /** From which share of full points on it is passed. */
  passing: share.optional(),
  /** What the column in the gradebook is worth. */
  points: z.number().optional(),
});

/** What decides how a sitting goes; frozen in the sitting at its start. */
export type PrescriptionSettings = z.infer<typeof settingsSchema>;

export const prescriptionSchema = z.object({
  id: z.string(),
  institutionId: z.string(),
  settings: settingsSchema,
  /** When a teacher composed it; absent where it is a path as it comes. */
  composedAt: z.number().optional(),
});

/** A path with its settings, for one institution. Its id is the hash of its content: it never changes. */
export type Prescription = z.infer<typeof prescriptionSchema>;

export const prescriptionsDefinition: CollectionDefinition<Prescription> = {
  name: 'prescriptions',
  schemaVersion: 2,
  schema: prescriptionSchema,
  indexed: ['institutionId', 'composedAt'],
  unique: [],
  durability: 'full',
  kept: 200,
};

/** The settings that a path has where a teacher chose none. */
export function settingsOf(path: Path): PrescriptionSettings {
  const { id, mode, title, competences, length, minutes, grading, feedback, fieldTest = 0, timeLimit } = path;
  const { module: moduleId } = path;
  const { min, max, precision } = length;
  return {
    pathId: id,
    ...(moduleId === undefined ? {} : { moduleId }),
    mode,
    title,
    competences: [...competences],
    length: { min, max, ...(precision === undefined ? {} : { precision }) },
    ...(fieldTest === 0 ? {} : { fieldTest }),
    minutes,
    grading,
    feedback,
    ...(timeLimit === undefined ? {} : { timeLimit: timeLimit * 60_000 }),
    attempts: { counts: 'last', ...(mode === 'exam' ? { most: 1 } : {}) },
  };
}

/**
 * How many answers make a result when time ends a sitting: what the teacher said, else half of the shortest run.
 */
export function leastAnswersOf({ leastAnswers, length }: PrescriptionSettings): number {
  return leastAnswers ?? Math.ceil(length.min / 2);
}

export interface Prescriptions {
  get(id: string): Promise<Prescription | undefined>;
  /**
   * The prescription with these settings; made when the institution has none yet.
   * @param composedAt when a teacher composed it, in milliseconds since 1970
   */
  keep(institutionId: string, settings: PrescriptionSettings, composedAt?: number): Promise<Prescription>;
  /** What the institution's teachers composed, the newest first. */
  composed(institutionId: string, limit: number): Promise<Prescription[]>;
}

export function prescriptions(store: Store): Prescriptions {
  const collection = store.collection(prescriptionsDefinition);
  return {
    async get(id) {
      return (await collection.get(id))?.doc;
    },
    async composed(institutionId, limit) {
      const found = await collection.find({
        where: { institutionId, composedAt: { gte: 0 } },
        sort: [{ by: 'composedAt', order: 'desc' }],
        limit,
      });
      return found.map(({ doc }) => doc);
    },
    async keep(institutionId, settings, composedAt) {
      const id = contentHash({ institutionId, settings });
      const composed = composedAt === undefined ? {} : { composedAt };
      const prescription = { id, institutionId, settings, ...composed };
      if ((await collection.get(id)) !== undefined) return prescription;
      try {
        await collection.insert(prescription);
      } catch (error) {
        if (!(error instanceof DuplicateKeyError)) throw error;
      }
      return prescription;
    },
  };
}
