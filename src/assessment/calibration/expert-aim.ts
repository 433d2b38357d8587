/** How experts' difficulties stand to those found: b is about `intercept` + `slope` × theirs. */
export interface ExpertAim {
  /** In logits. */
  readonly intercept: number;
  /** Below 1: experts tell items farther apart than they are. */
  readonly slope: number;
  /** By how much experts miss, as a factor of the doubt that was stated. */
  readonly doubt: number;
}

/** What an expert believed of an item, and what is found so far: difficulties and their deviations, in logits. */
export interface Judged {
  readonly expert: number;
  readonly statedDoubt: number;
  readonly found: number;
  readonly standardError: number;
}

/** Experts as they are taken before anything is known of them. */
export const TAKEN_AT_THEIR_WORD: ExpertAim = { intercept: 0, slope: 1, doubt: 1 };

/** How far experts are likely to be off together: in logits, and about a slope of 1. */
const INTERCEPT_SD = 0.3;
const SLOPE_SD = 0.25;
/** The stated doubt counts as much as so many items seen. */
const ITEMS_FOR_THE_DOUBT = 10;

/**
 * How well the experts of a bank aim, by the items that were answered: the line through what is found of them, weighed
 * by the stated doubts, and what is missed about it, the standard errors included. One step of an
 * expectation–maximisation of the prior (empirical Bayes: Dempster, Laird & Rubin 1977; Mislevy 1988 for collateral
 * information on items). A few items hardly move it: see the priors above.
 *
 * @param about the line so far: its doubt says how much each item weighs against the priors of the line
 */
export function aimOfExperts(judged: readonly Judged[], about: ExpertAim = TAKEN_AT_THEIR_WORD): ExpertAim {
  let [n, x, xx, y, xy] = [0, 0, 0, 0, 0];
  for (const { expert, statedDoubt, found } of judged) {
    const weight = 1 / (about.doubt * statedDoubt) ** 2;
    n += weight;
    x += weight * expert;
    xx += weight * expert * expert;
    y += weight * found;
    xy += weight * expert * found;
  }
  n += 1 / INTERCEPT_SD ** 2;
  xx += 1 / SLOPE_SD ** 2;
  xy += 1 / SLOPE_SD ** 2;
  const determinant = n * xx - x * x;
  const intercept = (xx * y - x * xy) / determinant;
  const slope = (n * xy - x * y) / determinant;
  const missed = judged.reduce(
    (sum, { expert, statedDoubt, found, standardError }) =>
      sum + ((found - intercept - slope * expert) ** 2 + standardError ** 2) / statedDoubt ** 2,
    ITEMS_FOR_THE_DOUBT,
  );
  return { intercept, slope, doubt: Math.sqrt(missed / (judged.length + ITEMS_FOR_THE_DOUBT)) };
}
