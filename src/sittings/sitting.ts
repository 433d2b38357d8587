import { z } from 'zod';
import type { CollectionDefinition } from '../store/port.js';
import { prescriptionSchema } from './prescriptions.js';

const parametersSchema = z.object({
  a: z.number(),
  b: z.number(),
  c: z.number(),
  d: z.number(),
  bSd: z.number().optional(),
});

export const answerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('skipped') }),
  z.object({ kind: z.literal('choice'), option: z.string() }),
  z.object({ kind: z.literal('choices'), options: z.array(z.string()) }),
  z.object({ kind: z.literal('text'), text: z.string() }),
]);

const servingSchema = z.object({
  /** Names this showing of this item in this sitting: what an answer refers to. */
  id: z.string(),
  item: z.string(),
  revision: z.string(),
  domain: z.string(),
  competence: z.string(),
  answerKind: z.enum(['choice', 'choices', 'text']),
  /** The ids of the options in the order shown. */
  optionOrder: z.array(z.string()),
  parameters: parametersSchema,
  servedAt: z.number(),
});

const responseSchema = servingSchema.extend({
  answer: answerSchema,
  credit: z.union([z.literal(0), z.literal(1)]),
  answeredAt: z.number(),
});

const measureSchema = z.object({
  id: z.string(),
  answers: z.number(),
  mean: z.number().optional(),
  sd: z.number().optional(),
  /** Only where the answers allow to name it. */
  level: z.string().optional(),
  /** The levels between which the true one plausibly lies. */
  lowest: z.string().optional(),
  highest: z.string().optional(),
});

const outcomeSchema = z.object({
  stop: z.enum(['precision', 'length', 'exhausted']),
  provisional: z.boolean(),
  general: measureSchema,
  domains: z.array(measureSchema),
  competences: z.array(measureSchema),
});

export const sittingSchema = z.object({
  id: z.string(),
  institutionId: z.string(),
  placementId: z.string(),
  learnerId: z.string(),
  attempt: z.number(),
  /** A teacher's try: never graded, never counted. */
  preview: z.boolean(),
  status: z.enum(['open', 'finished']),
  prescription: prescriptionSchema,
  parameterSet: z.string(),
  seed: z.string(),
  language: z.enum(['fr', 'en']),
  /** Items that the learner met in earlier attempts: they come last. */
  earlier: z.array(z.string()),
  current: servingSchema.optional(),
  responses: z.array(responseSchema),
  startedAt: z.number(),
  finishedAt: z.number().optional(),
  outcome: outcomeSchema.optional(),
  /** The ability that lists are sorted by, in logits. */
  ability: z.number().optional(),
  /** The share of full points, 0–1; absent where nothing is graded. */
  gradeShare: z.number().min(0).max(1).optional(),
  /** Since when the grade waits for the worker; written with the last answer, removed once taken over. */
  gradeDueAt: z.number().optional(),
});

/** One learner's run through a path, from start to finish; it holds its responses. */
export type Sitting = z.infer<typeof sittingSchema>;
export type Serving = z.infer<typeof servingSchema>;
export type ItemResponse = z.infer<typeof responseSchema>;
export type Measure = z.infer<typeof measureSchema>;
export type Outcome = z.infer<typeof outcomeSchema>;

export const sittingsDefinition: CollectionDefinition<Sitting> = {
  name: 'sittings',
  schemaVersion: 1,
  schema: sittingSchema,
  indexed: [
    'institutionId',
    'placementId',
    'learnerId',
    'attempt',
    'status',
    'startedAt',
    'finishedAt',
    'ability',
    'gradeDueAt',
  ],
  unique: [['placementId', 'learnerId', 'attempt']],
  durability: 'full',
};
