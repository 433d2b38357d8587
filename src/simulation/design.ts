import { z } from 'zod';

const drawSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('best') }),
  z.strictObject({ kind: z.literal('randomesque'), among: z.int().min(1) }),
  z.strictObject({ kind: z.literal('proportional'), among: z.int().min(1), power: z.number() }),
  z.strictObject({ kind: z.literal('progressive'), questions: z.int().min(2) }),
]);

const rulesSchema = z.strictObject({
  balance: z.enum(['shares', 'none']).default('none'),
  criterion: z
    .enum(['information', 'weighted-information', 'variance-reduction', 'mutual-information'])
    .default('variance-reduction'),
  draw: drawSchema.default({ kind: 'best' }),
  highestRate: z.number().optional(),
  successRate: z.number().optional(),
});

const classificationSchema = z.discriminatedUnion('rule', [
  z.strictObject({
    rule: z.literal('bayes'),
    confidence: z.number(),
    patience: z.number().optional(),
  }),
  z.strictObject({
    rule: z.literal('sprt'),
    halfWidth: z.number(),
    falsePass: z.number(),
    falseFail: z.number(),
  }),
]);

/** How the questions are chosen and the ability is estimated; those but `adaptive` and `tubes` are peers' rules. */
export const ENGINES = [
  'adaptive',
  'tubes',
  'tube-inference',
  'recentred-prior',
  'maximum-likelihood',
  'random',
  'fixed-informative',
  'fixed-spread',
] as const;

export const designSchema = z.strictObject({
  engine: z.enum(ENGINES).default('adaptive'),
  min: z.int().min(0).default(1),
  max: z.int().min(1).max(500),
  precision: z.number().optional(),
  classification: classificationSchema.optional(),
  smallestGain: z.number().optional(),
  rules: rulesSchema.default({ balance: 'none', criterion: 'variance-reduction', draw: { kind: 'best' } }),
  /** How the ability is estimated: its posterior mean, its posterior mode, or Warm's weighted likelihood. */
  estimator: z.enum(['expected', 'modal', 'weighted-likelihood']).default('expected'),
  /** Reports domains and competences too, by the model of two levels, and how well their intervals hold. */
  profile: z.boolean().default(false),
  /** The passing threshold, in logits, by which passes and fails are counted and classifications made. */
  cut: z.number().default(0),
  /** Learners as they are drawn: general ability, and how far competences and tubes lie from it. */
  population: z
    .strictObject({
      mean: z.number().default(0),
      sd: z.number().min(0).default(1),
      competenceSd: z.number().min(0).default(0),
      tubeSd: z.number().min(0).default(0),
    })
    .default({ mean: 0, sd: 1, competenceSd: 0, tubeSd: 0 }),
  /** What the engine believes of a learner before any answer. */
  prior: z.strictObject({ mean: z.number(), sd: z.number() }).default({ mean: 0, sd: 1 }),
  /** What the engine believes of how far tubes lie from their competence, in logits. */
  tubeDeviation: z.number().default(0.5),
});

/** What is simulated: an engine, its rules, and the people it meets. */
export type Design = z.infer<typeof designSchema>;

type WrittenDesign = z.input<typeof designSchema>;

/**
 * Levels are 0.75 logit apart about level 4: learners of mean level 3.5 and deviation 1.8, tubes that differ by 0.7
 * of a level, are in logits −0.375, 1.35 and 0.525.
 */
const LEVELLED = {
  population: { mean: -0.375, sd: 1.35, tubeSd: 0.525 },
  prior: { mean: -0.375, sd: 1.35 },
  tubeDeviation: 0.525,
};

const peer = (engine: Design['engine'], max = 32): WrittenDesign => ({ engine, max });

const WRITTEN = {
  precise: { max: 60, precision: 0.4 },
  exposure: {
    max: 20,
    rules: { draw: { kind: 'proportional', among: 8, power: 2 }, highestRate: 0.2 },
  },
  mastery: {
    max: 30,
    rules: { criterion: 'information' },
    classification: { rule: 'bayes', confidence: 0.995, patience: 0.3 },
  },
  positioning: { engine: 'tubes', max: 8, ...LEVELLED },
  profile: {
    max: 32,
    rules: { balance: 'shares', criterion: 'variance-reduction', draw: { kind: 'best' } },
    population: { competenceSd: 0.5 },
    profile: true,
  },
  'recentred-prior': peer('recentred-prior'),
  'maximum-likelihood': peer('maximum-likelihood'),
  random: peer('random'),
  'fixed-informative': peer('fixed-informative'),
  'fixed-spread': peer('fixed-spread'),
  'tube-inference': { engine: 'tube-inference', max: 100, ...LEVELLED },
} satisfies Readonly<Record<string, WrittenDesign>>;

/** The designs shipped, ours first, then the rules of peers by what they do. */
export const DESIGNS: ReadonlyMap<string, Design> = new Map(
  Object.entries(WRITTEN).map(([name, written]) => [name, designSchema.parse(written)]),
);
