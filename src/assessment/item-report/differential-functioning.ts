/** Answers to one item in two groups of learners, beside the ability that their other answers show. */
export interface GroupedAnswer {
  readonly group: 'reference' | 'focal';
  readonly right: boolean;
  /** In logits, from the learner's other answers. */
  readonly rest: number;
}

/**
 * `negligible`, `moderate`, `large`: classes A, B and C of the Educational Testing Service. `unknown`: too few answers
 * in a group to tell.
 */
export type DifferentialClass = 'unknown' | 'negligible' | 'moderate' | 'large';

export interface DifferentialFunctioning {
  readonly class: DifferentialClass;
  /** −2.35 ln of the common odds ratio: below 0, harder for the focal group at equal ability. NaN where unknown. */
  readonly delta: number;
  /** Mantel and Haenszel's, with one degree of freedom and the correction for continuity. */
  readonly chiSquare: number;
}

/** In each group: below, the test says nothing. */
const FEWEST = 100;
const STRATA = 8;
/** 95 % points of chi-square with one degree of freedom and, one-sided, of the normal distribution. */
const SIGNIFICANT = 3.841;
const ONE_SIDED = 1.645;
const LARGE = 1.5;
const MODERATE = 1;

/**
 * Whether an item is harder for one group than for another at equal ability: Mantel and Haenszel's common odds ratio
 * over strata of ability (Holland & Thayer 1988), its standard error by Robins, Breslow and Greenland (1986), classed
 * as Zieky (1993) has it.
 */
export function differentialFunctioning(answers: readonly GroupedAnswer[]): DifferentialFunctioning {
  const sizes = (['reference', 'focal'] as const).map(
    (group) => answers.filter((answer) => answer.group === group).length,
  );
  if (Math.min(...sizes) < FEWEST) return { class: 'unknown', delta: NaN, chiSquare: NaN };
  const tables = strataOf(answers).map(tableOf);
  const { ratio, logVariance } = commonOdds(tables);
  const delta = -2.35 * Math.log(ratio);
  const chiSquare = chiSquareOf(tables);
  if (!Number.isFinite(delta)) return { class: 'unknown', delta: NaN, chiSquare };
  const size = Math.abs(delta);
  const standardError = 2.35 * Math.sqrt(logVariance);
  if (chiSquare < SIGNIFICANT || size < MODERATE) return { class: 'negligible', delta, chiSquare };
  const surelyAboveOne = size - ONE_SIDED * standardError > MODERATE;
  return { class: size >= LARGE && surelyAboveOne ? 'large' : 'moderate', delta, chiSquare };
}

/** Right and wrong in the reference group, then in the focal one. */
interface Table {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly total: number;
}

/** Equal numbers of learners, by ability. */
function strataOf(answers: readonly GroupedAnswer[]): GroupedAnswer[][] {
  const sorted = answers.toSorted((one, other) => one.rest - other.rest);
  const edge = (k: number): number => Math.round((k * sorted.length) / STRATA);
  return Array.from({ length: STRATA }, (_, k) => sorted.slice(edge(k), edge(k + 1)));
}

function tableOf(answers: readonly GroupedAnswer[]): Table {
  const count = (group: GroupedAnswer['group'], right: boolean): number =>
    answers.filter((answer) => answer.group === group && answer.right === right).length;
  return {
    a: count('reference', true),
    b: count('reference', false),
    c: count('focal', true),
    d: count('focal', false),
    total: answers.length,
  };
}

function commonOdds(tables: readonly Table[]): { readonly ratio: number; readonly logVariance: number } {
  const sum = (of: (table: Table) => number): number => tables.reduce((all, table) => all + of(table), 0);
  const r = sum(({ a, d, total }) => (a * d) / total);
  const s = sum(({ b, c, total }) => (b * c) / total);
  const pr = sum(({ a, d, total }) => (((a + d) / total) * (a * d)) / total);
  const mixed = sum(
    ({ a, b, c, d, total }) => (((a + d) / total) * (b * c)) / total + (((b + c) / total) * (a * d)) / total,
  );
  const qs = sum(({ b, c, total }) => (((b + c) / total) * (b * c)) / total);
  return { ratio: r / s, logVariance: pr / (2 * r * r) + mixed / (2 * r * s) + qs / (2 * s * s) };
}

function chiSquareOf(tables: readonly Table[]): number {
  let difference = 0;
  let variance = 0;
  for (const { a, b, c, d, total } of tables) {
    if (total < 2) continue;
    difference += a - ((a + b) * (a + c)) / total;
    variance += ((a + b) * (c + d) * (a + c) * (b + d)) / (total * total * (total - 1));
  }
  return Math.max(0, Math.abs(difference) - 0.5) ** 2 / variance;
}
