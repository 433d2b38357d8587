/** The table of bench/calibration.md: how close a calibration from experts' levels comes to the truth. */
import { performance } from 'node:perf_hooks';
import { calibrate, type CalibrationItem } from '../src/assessment/calibration/calibrate.js';
import { estimateAbility, type ItemResponse } from '../src/assessment/ability.js';
import { prepareBank } from '../src/assessment/bank.js';
import { drawIndex, seededRandom } from '../src/assessment/random.js';
import { normal } from '../src/simulation/learners.js';

const SEEDS = ['1', '2', '3', '4', '5'];
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

/** Each question is drawn from the 60 items whose difficulty, as experts have it, is closest to the estimate so far. */
function sittings(
  items: readonly CalibrationItem[],
  truth: readonly number[],
  learners: number,
  seed: string,
): ItemResponse[][] {
  const bank = prepareBank(
    items.map(({ id, prior }) => ({ id, domain: 'd', competence: 'd.c', parameters: { ...prior, bSd: 0 } })),
  );
  return Array.from({ length: learners }, (_, person) => {
    const random = seededRandom(`${seed}/person/${person}`);
    const ability = normal(random);
    const responses: ItemResponse[] = [];
    while (responses.length < QUESTIONS) {
      const { mean: estimate } = estimateAbility(bank, responses);
      const asked = new Set(responses.map(({ item }) => item));
      const near = items
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

function run(answersPerItem: number, seed: string): Run {
  const random = seededRandom(`items/${seed}`);
  const truth = Array.from({ length: ITEMS }, () => SPREAD * normal(random));
  const items: CalibrationItem[] = truth.map((b, n) => {
    // The expert's opinion is the truth, drawn to the mean, as far as experts know it.
    const mean = EXPERTS * (EXPERTS * b + Math.sqrt(1 - EXPERTS ** 2) * SPREAD * normal(random));
    const bSd = SPREAD * Math.sqrt(1 - EXPERTS ** 2);
    return { id: `i${n}`, prior: { a: 1, b: Math.max(-5, Math.min(5, mean)), c: 0, d: 1, bSd } };
  });
  const taken = sittings(items, truth, (answersPerItem * ITEMS) / QUESTIONS, seed);
  const started = performance.now();
  const { items: found } = calibrate(items, taken);
  const seconds = (performance.now() - started) / 1_000;
  const estimates = found.map(({ parameters }) => parameters.b);
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

console.log(
  '| answers an item | error of the difficulties | correlation with the truth | seconds |\n| --- | --- | --- | --- |',
);
for (const answers of [0, 5, 10, 20, 50, 100, 200]) {
  const runs = SEEDS.map((seed) => run(answers, seed));
  const of = (figure: keyof Run): string => spread(runs.map((each) => each[figure]));
  console.log(`| ${answers} | ${of('rmse')} | ${of('correlation')} | ${of('seconds')} |`);
}
