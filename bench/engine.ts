/** The tables of bench/engine.md: our designs and the rules of peers, on banks made from seeds. */
import os from 'node:os';
import { performance } from 'node:perf_hooks';
import { seededRandom } from '../src/assessment/random.js';
import { simulatedBank, type SimulatedBank, type SimulatedItem } from '../src/simulation/bank-file.js';
import { DESIGNS, designSchema, type Design } from '../src/simulation/design.js';
import { normal } from '../src/simulation/learners.js';
import { simulate } from '../src/simulation/simulate.js';

const SEEDS = ['1', '2', '3', '4', '5'];
const LEARNERS = Number(process.argv[2] ?? 1_500);

interface BankShape {
  readonly items: number;
  readonly guess?: number;
  /** Mean and deviation of the discriminations. */
  readonly a?: readonly [number, number];
  /** By how much the engine is mistaken of each difficulty, and whether it knows that it may be. */
  readonly mistaken?: number;
  readonly aware?: boolean;
}

function bank({ items, guess = 0, a = [1.2, 0.25], mistaken = 0, aware = true }: BankShape, seed: string) {
  const random = seededRandom(`bank/${seed}`);
  const written: SimulatedItem[] = Array.from({ length: items }, (_, n) => {
    const parameters = { a: Math.max(0.3, a[0] + a[1] * normal(random)), b: normal(random), c: guess, d: 1 };
    const truth = { ...parameters, b: Math.max(-6, Math.min(6, parameters.b + mistaken * normal(random))) };
    const bSd = aware ? mistaken : 0;
    return {
      id: `i${n}`,
      domain: `d${n % 5}`,
      competence: `d${n % 5}.c${n % 20}`,
      ...parameters,
      bSd,
      true: truth,
    };
  });
  return simulatedBank(written);
}

function tubes(true_: readonly [number, number], believed: readonly [number, number], seed: string) {
  const random = seededRandom(`tubes/${seed}`);
  const written = [0, 1, 2, 3, 4].flatMap((tube) =>
    [1, 2, 3, 4, 5, 6, 7]
      .filter(() => random() < 0.7)
      .map((level) => {
        const b = (level - 4) * 0.75;
        const of = ([slope, c]: readonly [number, number]) => ({ a: slope / 0.75, b, c, d: 1 });
        const place = { domain: 'd', competence: 'd.c', tube: `t${tube}`, level };
        return { id: `t${tube}l${level}`, ...place, ...of(believed), true: of(true_) };
      }),
  );
  return simulatedBank(written);
}

function designed(name: string, more: Partial<Design> = {}): Design {
  const shipped = DESIGNS.get(name);
  if (shipped === undefined) throw new Error(`no design ${name}`);
  return designSchema.parse({ ...shipped, ...more });
}

/** A figure's mean over the seeds, and its lowest and highest; a dash where a form has not as many questions. */
function over(values: readonly number[], digits = 3): string {
  if (values.some((value) => Number.isNaN(value))) return '–';
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return `${mean.toFixed(digits)} (${Math.min(...values).toFixed(digits)}–${Math.max(...values).toFixed(digits)})`;
}

function row(name: string, cells: readonly string[]): void {
  console.log(`| ${[name, ...cells].join(' | ')} |`);
}

function heading(title: string, columns: readonly string[]): void {
  console.log(`\n### ${title}\n`);
  row('', columns);
  console.log(`|${' --- |'.repeat(columns.length + 1)}`);
}

function runs(
  banks: (seed: string) => SimulatedBank,
  design: Design,
  learners = LEARNERS,
  seeds: readonly string[] = SEEDS,
) {
  return seeds.map((seed) => simulate({ bank: banks(seed), design, learners, seed }));
}

function sittings(name: string, banks: (seed: string) => SimulatedBank, design: Design): void {
  const all = runs(banks, design).flatMap(({ sittings: each }) => each ?? []);
  row(name, [
    ...[5, 10, 20, 32].map((count) => over(all.map(({ rmseAt }) => rmseAt.get(count)?.value ?? NaN))),
    over(all.map(({ bias }) => bias.value)),
    over(all.map(({ coverage }) => coverage.value)),
    over(
      all.map(({ length }) => length.mean.value),
      1,
    ),
    String(Math.max(...all.map(({ length }) => length.p95.value))),
    over(all.map(({ stoppedByPrecision }) => stoppedByPrecision.value)),
  ]);
}

const SITTINGS = [
  'error @5',
  '@10',
  '@20',
  '@32',
  'bias',
  '95 % intervals hold',
  'questions',
  'p95',
  'stopped by precision',
];

const BANKS: readonly (readonly [string, BankShape])[] = [
  ['200 items, two parameters', { items: 200 }],
  ['500 items, two parameters', { items: 500 }],
  ['200 items, guessing 0.2', { items: 200, guess: 0.2 }],
  ['200 items, discriminations of mean 0.8', { items: 200, a: [0.8, 0.2] }],
  ['60 items, sparse', { items: 60 }],
  ['200 items, difficulties 0.5 off, known to be', { items: 200, mistaken: 0.5 }],
  ['200 items, difficulties 0.3 off, not known to be', { items: 200, mistaken: 0.3, aware: false }],
];

for (const [title, shape] of BANKS) {
  const banks = (seed: string) => bank(shape, seed);
  heading(`Precision: ${title}`, SITTINGS);
  sittings('**precise**', banks, designed('precise'));
  if (shape.mistaken !== undefined || shape.items !== 200) continue;
  for (const peer of ['recentred-prior', 'maximum-likelihood', 'random']) {
    sittings(peer, banks, designed(peer, { max: 20 }));
  }
  for (const form of ['fixed-informative', 'fixed-spread'])
    sittings(form, banks, designed(form, { max: 20 }));
}

/** A figure's mean over the seeds and, in brackets, that mean's standard error. */
function known(values: readonly number[], digits = 3): string {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return `${mean.toFixed(digits)} (${Math.sqrt(variance / values.length).toFixed(digits)})`;
}

heading(
  'Precision: twelve banks of 200 items, by what items are ranked by',
  SITTINGS.slice(0, 3).concat('questions'),
);
const TWELVE = Array.from({ length: 12 }, (_, n) => String(n + 1));
for (const criterion of [
  'variance-reduction',
  'information',
  'mutual-information',
  'weighted-information',
] as const) {
  const design = designed('precise', { rules: { balance: 'none', criterion, draw: { kind: 'best' } } });
  const all = runs((seed) => bank({ items: 200 }, seed), design, 500, TWELVE).flatMap(
    ({ sittings: each }) => each ?? [],
  );
  row(criterion === 'variance-reduction' ? `**${criterion}**` : criterion, [
    ...[5, 10, 20].map((count) => known(all.map(({ rmseAt }) => rmseAt.get(count)?.value ?? NaN))),
    known(
      all.map(({ length }) => length.mean.value),
      2,
    ),
  ]);
}

heading('Exposure: 20 questions, 200 items of two parameters', [
  'error',
  'most shown',
  'never shown',
  'in common',
]);
for (const [name, design] of [
  ['**exposure**', designed('exposure')],
  ['precise, without a limit', designed('precise', { max: 20, precision: undefined })],
  ['recentred-prior', designed('recentred-prior', { max: 20 })],
] as const) {
  const all = runs((seed) => bank({ items: 200 }, seed), design).flatMap(({ sittings: each }) => each ?? []);
  row(name, [
    over(all.map(({ rmse }) => rmse.value)),
    over(all.map(({ exposure }) => exposure.max.value)),
    over(
      all.map(({ exposure }) => exposure.unused.value),
      0,
    ),
    over(all.map(({ exposure }) => exposure.overlap.value)),
  ]);
}

heading('Mastery: 200 items of two parameters', ['questions', 'told rightly', 'false passes', 'false fails']);
for (const cut of [0, 1]) {
  for (const [name, design] of [
    ['**mastery**', designed('mastery', { cut })],
    ['the 30 most informative', designed('fixed-informative', { max: 30, cut })],
  ] as const) {
    const all = runs((seed) => bank({ items: 200 }, seed), design, 2 * LEARNERS).flatMap(
      ({ sittings: each }) => each ?? [],
    );
    row(`${name}, cut ${cut}`, [
      over(
        all.map(({ length }) => length.mean.value),
        1,
      ),
      over(all.map(({ classification }) => classification.accuracy.value)),
      over(all.map(({ classification }) => classification.falsePass.value)),
      over(all.map(({ classification }) => classification.falseFail.value)),
    ]);
  }
}

heading('Positioning: one competence of five tubes', [
  'questions',
  'skills told rightly',
  'level error',
  'skills @12',
  'level error @12',
]);
for (const [title, truth, believed] of [
  ['slope 1.5, guess .05', [1.5, 0.05], [1.5, 0.05]],
  ['true 1.2/.06, believed 1.5/.05', [1.2, 0.06], [1.5, 0.05]],
  ['slope 1.0, guess .15', [1, 0.15], [1, 0.15]],
] as const) {
  for (const name of ['positioning', 'tube-inference']) {
    const all = runs((seed) => tubes(truth, believed, seed), designed(name), 600).flatMap(
      ({ positioning }) => positioning ?? [],
    );
    row(`${name === 'positioning' ? '**positioning**' : name}, ${title}`, [
      over(
        all.map(({ questions }) => questions.value),
        1,
      ),
      over(all.map(({ agreement }) => agreement.value)),
      over(all.map(({ levelError }) => levelError.value)),
      over(all.flatMap(({ at }) => at.get(12)?.agreement.value ?? [])),
      over(all.flatMap(({ at }) => at.get(12)?.levelError.value ?? [])),
    ]);
  }
}

heading('Profile: 32 questions, 200 items over 20 competences and 5 domains', [
  'deviation found',
  'general: intervals that hold',
  'domains',
  'competences',
  'least and most of one competence',
  'error of a competence',
]);
for (const competenceSd of [0.3, 0.5, 0.7]) {
  const design = designed('profile', { population: { mean: 0, sd: 1, competenceSd, tubeSd: 0 } });
  const all = runs((seed) => bank({ items: 200 }, seed), design).flatMap(({ profile }) => profile ?? []);
  const each = all.flatMap(({ byCompetence }) => [...byCompetence.values()].map(({ value }) => value));
  row(`competences lie ${competenceSd} about the general ability`, [
    over(
      all.map(({ deviation }) => deviation),
      2,
    ),
    over(all.map(({ general }) => general.coverage.value)),
    over(all.map(({ domains }) => domains.coverage.value)),
    over(all.map(({ competences }) => competences.coverage.value)),
    `${Math.min(...each).toFixed(3)}–${Math.max(...each).toFixed(3)}`,
    over(all.map(({ competences }) => competences.rmse.value)),
  ]);
}

const started = performance.now();
simulate({ bank: bank({ items: 200 }, '1'), design: designed('exposure'), learners: 2_000, seed: '1' });
const seconds = (performance.now() - started) / 1_000;
console.log(
  `\n2,000 learners, from 20 questions each on to 32, 200 items: ${seconds.toFixed(1)} s (${os.availableParallelism()} cores, Node ${process.versions.node})`,
);
