import { z } from 'zod';
import { localizedSchema } from '../content/localized.js';
import type { Path } from '../content/paths.js';
import { contentHash } from '../content/revision.js';
import { DuplicateKeyError } from '../store/errors.js';
import type { CollectionDefinition, Store } from '../store/port.js';

const settingsSchema = z.object({
  pathId: z.string(),
  mode: z.enum(['positioning', 'training', 'exam']),
  title: localizedSchema,
  competences: z.array(z.string()),
  length: z.object({ min: z.number(), max: z.number(), precision: z.number().optional() }),
  minutes: z.number(),
  grading: z.enum(['none', 'completion', 'share', 'expected-score']),
  feedback: z.enum(['at-once', 'at-end', 'none']),
  /** How often a learner may take it. */
  attempts: z.enum(['one', 'unlimited']),
});

/** What decides how a sitting goes; frozen in the sitting at its start. */
export type PrescriptionSettings = z.infer<typeof settingsSchema>;

export const prescriptionSchema = z.object({
  id: z.string(),
  institutionId: z.string(),
  settings: settingsSchema,
});

/** A path with its settings, for one institution. Its id is the hash of its content: it never changes. */
export type Prescription = z.infer<typeof prescriptionSchema>;

export const prescriptionsDefinition: CollectionDefinition<Prescription> = {
  name: 'prescriptions',
  schemaVersion: 1,
  schema: prescriptionSchema,
  indexed: ['institutionId'],
  unique: [],
  durability: 'full',
};

/** The settings that a path has where a teacher chose none. */
export function settingsOf(path: Path): PrescriptionSettings {
  const { id, mode, title, competences, length, minutes, grading, feedback } = path;
  const { min, max, precision } = length;
  return {
    pathId: id,
    mode,
    title,
    competences: [...competences],
    length: { min, max, ...(precision === undefined ? {} : { precision }) },
    minutes,
    grading,
    feedback,
    attempts: mode === 'exam' ? 'one' : 'unlimited',
  };
}

export interface Prescriptions {
  get(id: string): Promise<Prescription | undefined>;
  /** The prescription with these settings; made when the institution has none yet. */
  keep(institutionId: string, settings: PrescriptionSettings): Promise<Prescription>;
}

export function prescriptions(store: Store): Prescriptions {
  const collection = store.collection(prescriptionsDefinition);
  return {
    async get(id) {
      return (await collection.get(id))?.doc;
    },
    async keep(institutionId, settings) {
      const prescription = { id: contentHash({ institutionId, settings }), institutionId, settings };
      try {
        await collection.insert(prescription);
      } catch (error) {
        if (!(error instanceof DuplicateKeyError)) throw error;
      }
      return prescription;
    },
  };
}
