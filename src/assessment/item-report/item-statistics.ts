import { NODES } from '../grid.js';
import type { PreparedItem } from '../bank.js';

/** One answer to an item, beside what the learner's other answers say of them. */
export interface AnsweredOnce {
  /** 0–1. */
  readonly credit: number;
  /** The ability estimated from the learner's other answers, in logits. */
  readonly rest: number;
  /** Ids of the options picked; none for a text or a question passed. */
  readonly picked: readonly string[];
}

export interface OptionStatistics {
  readonly id: string;
  readonly correct: boolean;
  /** The share of answers that picked it. */
  readonly share: number;
  /** The correlation of picking it with the rest ability; NaN where all or none picked it. */
  readonly pointBiserial: number;
}

export interface ItemStatistics {
  readonly answers: number;
  /** The mean credit. */
  readonly facility: number;
  /** The correlation of the credit with the rest ability: corrected, since the item itself is not in it. */
  readonly pointBiserial: number;
  readonly options: readonly OptionStatistics[];
  /** Mean squares of what the model leaves unexplained, 1 expected: outfit plain, infit weighted by variance. */
  readonly outfit: number;
  readonly infit: number;
}

/**
 * Classical figures of an item and its fit to the model (Wright & Masters 1982 for infit and outfit).
 *
 * @param options the item's, with which are right
 */
export function itemStatistics(
  item: PreparedItem,
  options: readonly { readonly id: string; readonly correct: boolean }[],
  answers: readonly AnsweredOnce[],
): ItemStatistics {
  const credits = answers.map(({ credit }) => credit);
  const rest = answers.map((answer) => answer.rest);
  const residuals = answers.map((answer) => residualOf(item, answer));
  const squares = residuals.reduce((sum, { square }) => sum + square, 0);
  const variances = residuals.reduce((sum, { variance }) => sum + variance, 0);
  return {
    answers: answers.length,
    facility: mean(credits),
    pointBiserial: correlation(credits, rest),
    options: options.map(({ id, correct }) => {
      const picks = answers.map(({ picked }) => (picked.includes(id) ? 1 : 0));
      return { id, correct, share: mean(picks), pointBiserial: correlation(picks, rest) };
    }),
    outfit: mean(residuals.map(({ square, variance }) => square / variance)),
    infit: squares / variances,
  };
}

const RANGE = { lowest: NODES[0] ?? -6, highest: NODES.at(-1) ?? 6 };

/** On the scale of categories. */
function residualOf(
  { curve }: PreparedItem,
  { credit, rest }: AnsweredOnce,
): { readonly square: number; readonly variance: number } {
  const most = curve.categories - 1;
  const chances = curve.chances(Math.max(RANGE.lowest, Math.min(RANGE.highest, rest)));
  const expected = chances.reduce((sum, { chance }, k) => sum + chance * k, 0);
  const variance = chances.reduce((sum, { chance }, k) => sum + chance * (k - expected) ** 2, 0);
  return { square: (credit * most - expected) ** 2, variance };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function correlation(one: readonly number[], other: readonly number[]): number {
  const [centre, otherCentre] = [mean(one), mean(other)];
  let together = 0;
  let own = 0;
  let others = 0;
  for (const [k, value] of one.entries()) {
    const [x, y] = [value - centre, (other[k] ?? 0) - otherCentre];
    together += x * y;
    own += x * x;
    others += y * y;
  }
  return together / Math.sqrt(own * others);
}
