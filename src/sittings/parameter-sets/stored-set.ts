import { z } from 'zod';
import type { CollectionDefinition } from '../../store/port.js';
import { parametersSchema } from '../sitting.js';

const parameterSetSchema = z.object({
  id: z.string(),
  /** `shadow`: kept beside what is served, until somebody publishes it. */
  status: z.enum(['shadow', 'published']),
  createdAt: z.number(),
  publishedAt: z.number().optional(),
  /** How many sittings it rests on. */
  sittings: z.number(),
  /** How far competences lie from the general ability: deviations in logits, and their probabilities. */
  deviation: z.array(z.object({ deviation: z.number(), probability: z.number() })),
  /** From which ability, in logits, each named level but the lowest is reached. */
  thresholds: z.record(z.string(), z.number()),
  items: z.array(
    z.object({
      item: z.string(),
      /** The state of its text that was answered: another one starts anew. */
      revision: z.string(),
      parameters: parametersSchema,
      answers: z.number(),
    }),
  ),
});

/** What a calibration found. A set never changes but by being published; sittings keep to theirs. */
export type StoredParameterSet = z.infer<typeof parameterSetSchema>;

export const parameterSetsDefinition: CollectionDefinition<StoredParameterSet> = {
  name: 'parameter_sets',
  schemaVersion: 1,
  schema: parameterSetSchema,
  indexed: ['status', 'createdAt', 'publishedAt'],
  unique: [],
  durability: 'full',
};
