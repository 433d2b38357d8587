import { z } from 'zod';
import type { Translations } from './translation.js';
import { letter, listOf, shortLine } from './item-types/common.js';

const paragraph = z.string().min(1).max(5_000);
const heading = z.string().min(1).max(120);

/** A drawing of ours, as a file of `figures/`. */
const figure = z.strictObject({
  file: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}\.svg$/, 'the name of an SVG file, in lower case'),
  /** What it shows, for who does not see it. */
  alt: z.string().min(1).max(1_000),
  caption: shortLine.optional(),
});

const stepId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, 'lower-case letters, digits and hyphens, at most 40');

/** A card to read. */
const lesson = z.strictObject({
  id: stepId,
  kind: z.literal('lesson'),
  title: heading,
  /** Markdown. */
  text: paragraph,
  figure: figure.optional(),
});

/** Cards with a front to think about and a back to turn to. */
const flashCards = z.strictObject({
  id: stepId,
  kind: z.literal('flash-cards'),
  title: heading,
  text: paragraph.optional(),
  cards: listOf(z.strictObject({ id: letter, front: shortLine, back: paragraph }), [2, 10]),
});

/** Cards each of which belongs to one of two sides. */
const eitherOr = z
  .strictObject({
    id: stepId,
    kind: z.literal('either-or'),
    title: heading,
    text: paragraph.optional(),
    sides: listOf(z.strictObject({ id: letter, text: z.string().min(1).max(80) }), [2, 2]),
    cards: listOf(
      z.strictObject({ id: letter, text: shortLine, side: letter, feedback: shortLine }),
      [3, 10],
    ),
  })
  .refine(({ sides, cards }) => cards.every(({ side }) => sides.some(({ id }) => id === side)), {
    path: ['cards'],
    message: 'a card names a side that is neither',
  });

/** A case worked through: at each stage a question to think about, then what a professional does, and why. */
const workedCase = z.strictObject({
  id: stepId,
  kind: z.literal('case'),
  title: heading,
  text: paragraph,
  figure: figure.optional(),
  stages: listOf(z.strictObject({ id: letter, question: shortLine, answer: paragraph }), [2, 8]),
});

/** A question of the bank, with its feedback at once. */
const question = z.strictObject({ id: stepId, kind: z.literal('item'), item: z.string() });

/** What somebody can say of themselves at the end; only they see it. */
const selfCheck = z.strictObject({
  id: stepId,
  kind: z.literal('self-check'),
  title: heading,
  text: paragraph.optional(),
  statements: listOf(z.strictObject({ id: letter, text: shortLine }), [2, 8]),
});

const stepSchema = z.discriminatedUnion('kind', [
  lesson,
  flashCards,
  eitherOr,
  workedCase,
  question,
  selfCheck,
]);

export const moduleSchema = z
  .strictObject({
    /** It is a path's id as well. */
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'lower-case letters, digits and hyphens, at most 64'),
    competence: z.string(),
    title: heading,
    summary: z.string().min(1).max(600),
    /** What one can do after it. */
    objectives: z.array(shortLine).min(2).max(5),
    minutes: z.int().min(1).max(90),
    /** The share of right answers, in percent, from which a package says that it is passed. */
    mastery: z.int().min(1).max(100),
    steps: z.array(stepSchema).min(3).max(60),
    /** Where to go on. */
    further: z
      .array(z.strictObject({ id: letter, title: shortLine, url: z.url({ protocol: /^https$/ }).optional() }))
      .max(8)
      .default([]),
  })
  .refine(({ steps }) => new Set(steps.map(({ id }) => id)).size === steps.length, {
    path: ['steps'],
    message: 'two steps have the same id',
  })
  .refine(
    ({ steps }) => {
      const items = steps.flatMap((step) => (step.kind === 'item' ? [step.item] : []));
      return items.length > 0 && new Set(items).size === items.length;
    },
    { path: ['steps'], message: 'must hold one item or more, each once' },
  );

/** A practice unit as its author wrote it. */
export type ModuleContent = z.infer<typeof moduleSchema>;

export type ModuleStep = ModuleContent['steps'][number];

/** A step of one kind. */
export type StepOf<Kind extends ModuleStep['kind']> = Extract<ModuleStep, { readonly kind: Kind }>;

/** A practice unit on one competence: short lessons, and items with feedback at once. */
export type Module = ModuleContent & {
  readonly domain: string;
  /** The text in other languages, whole. */
  readonly translations?: Translations<ModuleContent>;
};
