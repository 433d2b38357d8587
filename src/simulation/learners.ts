import { z } from 'zod';
import { seededRandom } from '../assessment/random.js';
import type { Random } from '../assessment/random.js';
import type { SimulatedBank, SimulatedItem } from './bank-file.js';
import type { Design } from './design.js';

const learnerSchema = z.union([
  z.number().min(-10).max(10),
  z.strictObject({
    ability: z.number().min(-10).max(10),
    competences: z.record(z.string(), z.number().min(-10).max(10)).default({}),
    tubes: z.record(z.string(), z.number().min(-10).max(10)).default({}),
  }),
]);

/** True abilities, in logits: a number for each learner, or an object with those of competences and tubes. */
export const abilitiesSchema = z.array(learnerSchema).min(1);

export type GivenAbilities = z.infer<typeof abilitiesSchema>;

/** Somebody who is not: their true abilities, in logits. */
export interface Learner {
  readonly ability: number;
  readonly inCompetence: (competence: string) => number;
  readonly onItem: (item: SimulatedItem) => number;
}

/** Where the response model ends. */
const FARTHEST = 10;

const bounded = (ability: number): number => Math.max(-FARTHEST, Math.min(FARTHEST, ability));

/** A draw from N(0, 1) (Box & Muller 1958). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

const tubeKey = ({ competence, tube = '' }: SimulatedItem): string => `${competence}/${tube}`;

/** The nth learner: given, or drawn from the design's population. The same seed gives the same people. */
export function learner(
  n: number,
  seed: string,
  { items }: SimulatedBank,
  { population }: Design,
  given: GivenAbilities | undefined,
): Learner {
  const random = seededRandom(`${seed}/learner/${n}`);
  const known = given?.[n % given.length];
  const told = typeof known === 'object' ? known : undefined;
  const drawn = population.mean + population.sd * normal(random);
  const ability = bounded(typeof known === 'number' ? known : (told?.ability ?? drawn));
  const spread = (centre: number, sd: number): number =>
    bounded(centre + (sd === 0 ? 0 : sd * normal(random)));
  const competences = new Map<string, number>();
  const tubes = new Map<string, number>();
  for (const item of items) {
    const { competence, tube } = item;
    const own =
      competences.get(competence) ??
      told?.competences[competence] ??
      spread(ability, population.competenceSd);
    competences.set(competence, own);
    if (tube === undefined || tubes.has(tubeKey(item))) continue;
    tubes.set(tubeKey(item), told?.tubes[tube] ?? spread(own, population.tubeSd));
  }
  return {
    ability,
    inCompetence: (competence) => competences.get(competence) ?? ability,
    onItem: (item) => tubes.get(tubeKey(item)) ?? competences.get(item.competence) ?? ability,
  };
}
