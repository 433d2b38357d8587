import { z } from 'zod';

const optionSchema = z.strictObject({
  id: z.string().regex(/^[a-z]$/, 'a letter from a to z'),
  correct: z.boolean().default(false),
  text: z.string().min(1).max(500),
  feedback: z.string().min(1).max(1_000),
  /** For authors: the wrong idea that makes somebody pick it. */
  misconception: z.string().min(1).max(300).optional(),
});

const tagsSchema = z.strictObject({
  /** Who meets the situation; absent: everybody in health. */
  professions: z.array(z.string().min(1)).optional(),
  /** Where it happens: hospital, home, practice, … */
  settings: z.array(z.string().min(1)).optional(),
});

const common = {
  id: z.string().regex(/^[a-z][a-z0-9-]*-\d{2,3}$/, 'DOMAIN-COMPETENCE-NUMBER in lower case'),
  level: z.int().min(1).max(7),
  /** For authors: why this level. */
  levelReason: z.string().min(1).max(300).optional(),
  seconds: z.int().min(10).max(900),
  access: z.enum(['practice', 'reserved']).default('practice'),
  /** On trial: shown in the slots of field tests, never scored. */
  trial: z.boolean().optional(),
  /** What a learner must be able to do besides the answer itself; `[]`: nothing. */
  barriers: z.array(z.enum(['sight', 'colour', 'hearing', 'fine-movement'])).optional(),
  tags: tagsSchema.optional(),
  /** Ids of items that give this one away, or repeat it: never in one sitting. */
  enemies: z.array(z.string()).min(1).optional(),
  /** The rule or figure it rests on may change: to be read again each year. */
  yearly: z.boolean().optional(),
  context: z.string().min(1).max(5_000).optional(),
  question: z.string().min(1).max(500),
  explanation: z.string().min(1).max(3_000),
  source: z.strictObject({ title: z.string().min(1), url: z.url({ protocol: /^https$/ }).optional() }),
};

const options = (min: number, max: number) =>
  z
    .array(optionSchema)
    .min(min)
    .max(max)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'two options have the same id');

const rightOnes = (all: readonly { correct: boolean }[]) => all.filter(({ correct }) => correct).length;

const singleChoice = z.strictObject({
  ...common,
  type: z.literal('single-choice'),
  shuffle: z.boolean().default(true),
  options: options(3, 6).refine((all) => rightOnes(all) === 1, 'exactly one option is correct'),
});

const severalChoices = z.strictObject({
  ...common,
  type: z.literal('several-choices'),
  shuffle: z.boolean().default(true),
  options: options(4, 8).refine((all) => rightOnes(all) >= 1, 'at least one option is correct'),
});

const shortText = z.strictObject({
  ...common,
  type: z.literal('short-text'),
  accepted: z.array(z.string().min(1).max(200)).min(1),
  tolerance: z.array(z.enum(['case', 'punctuation', 'spelling'])).default([]),
  format: z.string().min(1).max(200).optional(),
});

export const itemSchema = z.discriminatedUnion('type', [singleChoice, severalChoices, shortText]);

/** The items of one competence, as a file holds them. */
export const itemFileSchema = z.strictObject({ competence: z.string(), items: z.array(itemSchema).min(1) });

/** A question as its author wrote it. */
export type ItemContent = z.infer<typeof itemSchema>;

/** A question with its place in the framework, at one state of its text. */
export type Item = ItemContent & {
  readonly competence: string;
  readonly domain: string;
  /** `id@content-hash`: another word in it makes another revision. */
  readonly revision: string;
};
