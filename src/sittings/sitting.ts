import { z } from 'zod';
import { checkedOnce, listCheckedOnce } from '../store/checked-once.js';
import type { CollectionDefinition } from '../store/port.js';
import { prescriptionSchema } from './prescriptions.js';

export const parametersSchema = z.object({
  a: z.number(),
  b: z.number(),
  c: z.number(),
  d: z.number(),
  bSd: z.number().optional(),
  steps: z.array(z.number()).optional(),
});

export const answerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('skipped') }),
  z.object({ kind: z.literal('choice'), option: z.string() }),
  z.object({ kind: z.literal('choices'), options: z.array(z.string()) }),
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('order'), elements: z.array(z.string()) }),
  z.object({ kind: z.literal('parts'), parts: z.record(z.string(), z.string()) }),
]);

/** Why this item was chosen, as it was when it was; absent in sittings from before it was kept. */
const whySchema = z.object({
  /** The general ability and its standard error then, in logits. */
  mean: z.number(),
  sd: z.number(),
  /** Items of the competence that could still be asked, and how many of the best the draw was among. */
  left: z.number(),
  among: z.number(),
  /** The place of the one drawn among them, from 1. */
  place: z.number(),
  seenEarlier: z.boolean(),
  excluded: z.array(
    z.object({
      rule: z.enum(['met-earlier', 'enemy', 'two-in-a-row', 'type-share', 'reading-load', 'rate']),
      items: z.number(),
    }),
  ),
});

const servingSchema = z.object({
  /** Names this showing of this item in this sitting: what an answer refers to. */
  id: z.string(),
  item: z.string(),
  revision: z.string(),
  /** Which of the item’s variants it was, where it has some. */
  variant: z.string().optional(),
  domain: z.string(),
  competence: z.string(),
  answerKind: z.enum(['choice', 'choices', 'text', 'order', 'parts']),
  /** The ids of options, elements or choices in the order shown. */
  optionOrder: z.array(z.string()),
  parameters: parametersSchema,
  servedAt: z.number(),
  why: whySchema.optional(),
  /**
   * Set where the item is on trial: by how much its showing put the end of the sitting off, in milliseconds, until it
   * is known how long it took.
   */
  trialTime: z.number().optional(),
});

const responseSchema = servingSchema.extend({
  answer: answerSchema,
  /** The share of full credit, 0–1. */
  credit: z.number().min(0).max(1),
  answeredAt: z.number(),
  /** Answered faster than anybody could have read it: told, never taken off. */
  rapid: z.boolean().optional(),
  /** The revision whose key gave the credit, where it is not the one served. */
  markedBy: z.string().optional(),
  /** The item was withdrawn since: it counts no more. */
  withdrawn: z.boolean().optional(),
});

const measureSchema = z.object({
  id: z.string(),
  answers: z.number(),
  mean: z.number().optional(),
  sd: z.number().optional(),
  /** Only where the answers allow to name it. */
  level: z.string().optional(),
  /** The probability of being at the level of the estimate or above; for the lowest, of being below the second. */
  probability: z.number().optional(),
  /** The share of the certainty that other competences' answers give, 0–1. */
  borrowed: z.number().optional(),
  /** The levels between which the true one plausibly lies. */
  lowest: z.string().optional(),
  highest: z.string().optional(),
});

const outcomeSchema = z.object({
  /** `time`: the limit or the closing came before the last item. */
  stop: z.enum(['precision', 'classified', 'no-gain', 'length', 'exhausted', 'time']),
  provisional: z.boolean(),
  general: measureSchema,
  domains: z.array(measureSchema),
  competences: z.array(measureSchema),
});

/** What a sitting said before an item was corrected or withdrawn. */
const regradingSchema = z.object({
  at: z.number(),
  item: z.string(),
  kind: z.enum(['correct', 'withdraw']),
  outcome: outcomeSchema,
  gradeShare: z.number().min(0).max(1).optional(),
});

export const sittingSchema = z.object({
  id: z.string(),
  institutionId: z.string(),
  placementId: z.string(),
  learnerId: z.string(),
  attempt: z.number(),
  /** A teacher's try: never graded, never counted. */
  preview: z.boolean(),
  /** `unfinished`: time ended it with too few answers to say anything. */
  status: z.enum(['open', 'finished', 'unfinished']),
  prescription: checkedOnce(prescriptionSchema),
  parameterSet: z.string(),
  seed: z.string(),
  language: z.enum(['fr', 'en']),
  /** Items that the learner met in earlier attempts: they come last. */
  earlier: checkedOnce(z.array(z.string())),
  current: servingSchema.optional(),
  responses: listCheckedOnce(responseSchema),
  /** Of a module: the steps that were read, in their order, beside the items answered. */
  read: z.array(z.string()).optional(),
  /** Answers to questions on trial: they count for nothing but calibration. */
  trials: listCheckedOnce(responseSchema).optional(),
  startedAt: z.number(),
  /** When time ends it, in milliseconds since 1970; only while open, and where there is a limit. */
  endsAt: z.number().optional(),
  finishedAt: z.number().optional(),
  outcome: outcomeSchema.optional(),
  /** The ability that lists are sorted by, in logits. */
  ability: z.number().optional(),
  /** The share of full points, 0–1; absent where nothing is graded. */
  gradeShare: z.number().min(0).max(1).optional(),
  /** Since when the grade waits for the worker; written with the last answer, removed once taken over. */
  gradeDueAt: z.number().optional(),
  /** When an item's correction or withdrawal last changed its grade. */
  regradedAt: z.number().optional(),
  /** Oldest first. */
  regradings: z.array(regradingSchema).optional(),
});

/** One learner's run through a path, from start to finish; it holds its responses. */
export type Sitting = z.infer<typeof sittingSchema>;
export type Serving = z.infer<typeof servingSchema>;
export type Why = z.infer<typeof whySchema>;
export type ItemResponse = z.infer<typeof responseSchema>;
export type Measure = z.infer<typeof measureSchema>;
export type Outcome = z.infer<typeof outcomeSchema>;

/** Whether the limit or the closing came before the last item. */
export function wasEndedByTime({ status, outcome }: Sitting): boolean {
  return status === 'unfinished' || outcome?.stop === 'time';
}

export const sittingsDefinition: CollectionDefinition<Sitting> = {
  name: 'sittings',
  schemaVersion: 2,
  schema: sittingSchema,
  indexed: [
    'institutionId',
    'placementId',
    'learnerId',
    'attempt',
    'status',
    'startedAt',
    'endsAt',
    'finishedAt',
    'ability',
    'gradeDueAt',
  ],
  unique: [['placementId', 'learnerId', 'attempt']],
  durability: 'full',
  kept: 200,
};
