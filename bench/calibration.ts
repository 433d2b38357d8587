/** The table of bench/calibration.md: how close a calibration from experts' levels comes to the truth. */
import { performance } from 'node:perf_hooks';
import { calibrate, type CalibrationItem } from '../src/assessment/calibration/calibrate.js';
import { estimateAbility, type ItemResponse } from '../src/assessment/ability.js';
import { prepareBank } from '../src/assessment/bank.js';
import { drawIndex, seededRandom } from '../src/assessment/random.js';
import { normal } from '../src/simulation/learners.js';

const ITEMS = 200;
const QUESTIONS = 20;
const WINDOW = 60;
const SPREAD = 1.2;
/** The correlation of experts' difficulties with the true ones. */
const EXPERTS = 0.7;

interface Run {
  readonly rmse: number;
  readonly correlation: number;
  readonly seconds: number;
}

/** Learners from rank `from` on; each question is drawn from the 60 items believed to be closest to the estimate so far. */
function sittings(
  believed: readonly CalibrationItem[],
  truth: readonly number[],
  [from, to]: readonly [number, number],
  seed: string,
): ItemResponse[][] {
  const bank = prepareBank(
    believed.map(({ id, prior }) => ({
      id,
      domain: 'd',
      competence: 'd.c',
      parameters: { ...prior, bSd: 0 },
    })),
  );
  return Array.from({ length: to - from }, (_, rank) => {
    const random = seededRandom(`${seed}/person/${from + rank}`);
    const ability = normal(random);
    const responses: ItemResponse[] = [];
    while (responses.length < QUESTIONS) {
      const { mean: estimate } = estimateAbility(bank, responses);
      const asked = new Set(responses.map(({ item }) => item));
      const near = believed
        .map(({ id, prior }, n) => ({ id, n, far: Math.abs(prior.b - estimate) }))
        .filter(({ id }) => !asked.has(id))
        .sort((one, other) => one.far - other.far)
        .slice(0, WINDOW);
      const drawn = near[drawIndex(near.length, random)];
      if (drawn === undefined) break;
      const right = random() < 1 / (1 + Math.exp((truth[drawn.n] ?? 0) - ability));
      responses.push({ item: drawn.id, credit: right ? 1 : 0 });
    }
    return responses;
  });
}

/** The difficulty that is believed of an item before any answer, and its doubt, by the expert's opinion. */
type Reading = (opinion: number) => { readonly b: number; readonly bSd: number };

/** As one would read an opinion if one knew how far experts are off: drawn to the mean exactly as far as that. */
const knowing: Reading = (opinion) => ({
  b: Math.max(-5, Math.min(5, EXPERTS * opinion)),
  bSd: SPREAD * Math.sqrt(1 - EXPERTS ** 2),
});

/** As the product reads one: a whole level from 1 to 7, 0.75 logit apart, and a doubt of 0.7. */
const byLevels: Reading = (opinion) => ({
  b: 0.75 * Math.max(-3, Math.min(3, Math.round(opinion / 0.75))),
  bSd: 0.7,
});

/** @param published after how many answers an item what was found so far replaced what was believed */
function run(answersPerItem: number, seed: string, read: Reading, published: readonly number[]): Run {
  const random = seededRandom(`items/${seed}`);
  const truth = Array.from({ length: ITEMS }, () => SPREAD * normal(random));
  const items: CalibrationItem[] = truth.map((b, n) => {
    const opinion = EXPERTS * b + Math.sqrt(1 - EXPERTS ** 2) * SPREAD * normal(random);
    return { id: `i${n}`, prior: { a: 1, c: 0, d: 1, ...read(opinion) } };
  });
  const taken: ItemResponse[][] = [];
  let believed: readonly CalibrationItem[] = items;
  let seconds = 0;
  for (const answers of [...published.filter((each) => each < answersPerItem), answersPerItem]) {
    taken.push(...sittings(believed, truth, [taken.length, (answers * ITEMS) / QUESTIONS], seed));
    const started = performance.now();
    const { items: found } = calibrate(items, taken);
    seconds = (performance.now() - started) / 1_000;
    believed = found.map(({ id, parameters }) => ({ id, prior: parameters }));
  }
  const estimates = believed.map(({ prior }) => prior.b);
  const errors = estimates.map((b, n) => b - (truth[n] ?? NaN));
  return {
    rmse: Math.sqrt(mean(errors.map((error) => error * error))),
    correlation: correlation(estimates, truth),
    seconds,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function correlation(one: readonly number[], other: readonly number[]): number {
  const [x, y] = [mean(one), mean(other)];
  const product = mean(one.map((value, n) => (value - x) * ((other[n] ?? NaN) - y)));
  return (
    product /
    Math.sqrt(mean(one.map((value) => (value - x) ** 2)) * mean(other.map((value) => (value - y) ** 2)))
  );
}

function spread(values: readonly number[]): string {
  return `${mean(values).toFixed(3)} (${Math.min(...values).toFixed(3)}–${Math.max(...values).toFixed(3)})`;
}

const FIRST = Number(process.argv[2] ?? 1);
const SEEDS = Array.from({ length: 5 }, (_, n) => String(FIRST + n));

for (const [title, read, published] of [
  ["The product's prior, published after 5, 10 and 20 answers an item", byLevels, [5, 10, 20]],
  ["The product's prior, all answers gathered before the first calibration", byLevels, []],
  ['A prior that knows how far experts are off, all answers gathered first', knowing, []],
] as const) {
  console.log(`\n### ${title}\n`);
  console.log('| answers an item | error of the difficulties | correlation with the truth | seconds |');
  console.log('| --- | --- | --- | --- |');
  for (const answers of [0, 5, 10, 20, 50, 100, 200]) {
    const runs = SEEDS.map((seed) => run(answers, seed, read, published));
    const of = (figure: keyof Run): string => spread(runs.map((each) => each[figure]));
    console.log(`| ${answers} | ${of('rmse')} | ${of('correlation')} | ${of('seconds')} |`);
  }
}
