import { z } from 'zod';

const tagsSchema = z.strictObject({
  /** Who meets the situation; absent: everybody in health. */
  professions: z.array(z.string().min(1)).optional(),
  /** Where it happens: hospital, home, practice, … */
  settings: z.array(z.string().min(1)).optional(),
});

/** One letter: an option, a prompt, a passage, … */
export const letter = z.string().regex(/^[a-z]$/, 'a letter from a to z');

/** A list without two members of the same id. */
export function listOf<T extends z.ZodType<{ readonly id: string }>>(
  member: T,
  [min, max]: readonly [number, number],
) {
  return z
    .array(member)
    .min(min)
    .max(max)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'two of them have the same id');
}

/** Ways of telling the same item: a number or a case differs. */
const variants = listOf(
  z.strictObject({
    id: letter,
    values: z
      .record(
        z.string().regex(/^[a-z][a-z0-9]+$/, 'two letters or digits at least'),
        z.string().min(1).max(200),
      )
      .refine((values) => Object.keys(values).length > 0, 'no value'),
  }),
  [2, 6],
);

/** What every item has, whatever its type. */
export const common = {
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
  /** Values for the placeholders in its words; each sitting draws one. The key is the same in all of them. */
  variants: variants.optional(),
  source: z.strictObject({ title: z.string().min(1), url: z.url({ protocol: /^https$/ }).optional() }),
};

export const shortLine = z.string().min(1).max(500);

export const feedback = z.string().min(1).max(1_000);

/** For authors: the wrong idea that makes somebody answer so. */
export const misconception = z.string().min(1).max(300).optional();
