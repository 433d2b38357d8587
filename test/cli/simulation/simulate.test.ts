import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writtenBank } from '../../simulation/support/banks.js';
import { commandLine, type CommandLine } from '../support/command-line.js';

let cli: CommandLine;
beforeAll(async () => (cli = await commandLine()));

async function file(name: string, content: unknown): Promise<string> {
  const place = path.join(cli.directory, name);
  await writeFile(place, typeof content === 'string' ? content : JSON.stringify(content));
  return place;
}

const simulate = (...more: string[]) => cli.run('simulate', '--seed', '1', '--learners', '20', ...more);

it('prints every key that a program reads, each beside its error', async () => {
  const bank = await file('bank.json', writtenBank(60));
  const printed = await cli.json(
    'simulate',
    ...['--bank', bank, '--learners', '30', '--seed', '1', '--design', 'precise'],
  );
  const figure = expect.any(Number) as number;
  expect(printed).toMatchObject({
    bias: figure,
    biasSe: figure,
    rmse: figure,
    rmseSe: figure,
    rmseAt: { 5: figure, 10: figure, 15: figure, 20: figure, 32: figure },
    rmseAtSe: { 5: figure },
    coverage: figure,
    coverageSe: figure,
    length: { mean: figure, meanSe: figure, median: figure, p95: figure },
    stoppedByPrecision: figure,
    exposure: { max: figure, unused: figure, overlap: figure, overlapSe: figure },
    classification: { accuracy: figure, falsePass: figure, falseFail: figure },
    positioning: null,
    deciles: expect.arrayContaining([expect.objectContaining({ rmse: figure, rmseSe: figure })]) as unknown[],
    seconds: figure,
  });
});

it('prints the same keys for a positioning', async () => {
  const items = [1, 2, 3].map((level) => ({
    ...writtenBank(3)[level - 1],
    competence: 'd.c',
    domain: 'd',
    tube: 't',
    level,
    b: level - 2,
  }));
  const bank = await file('tubes.json', items);
  const printed = await cli.json(
    'simulate',
    ...['--bank', bank, '--learners', '10', '--seed', '1', '--design', 'positioning'],
  );
  expect(printed).toMatchObject({
    rmse: null,
    deciles: null,
    positioning: {
      agreement: expect.any(Number) as number,
      levelError: expect.any(Number) as number,
      questions: 3,
    },
  });
});

it('simulates the content served where no bank is given', async () => {
  const { code, out, err } = await simulate('--design', 'precise');
  expect(code).toBe(0);
  expect(out).toMatch(/^error after 20 questions +0\.\d{3} ± 0\.\d{3}$/m);
  expect(err).toMatch(/^20 learners in /);
});

it('takes a design from a file that changes one of ours', async () => {
  const own = await file('own.json', { extends: 'mastery', max: 12, cut: 1 });
  const bank = await file('bank.json', writtenBank(60));
  const { code, out } = await simulate('--design', own, '--bank', bank);
  expect(code).toBe(0);
  expect(out).toMatch(/^questions, median and 95 % +\d+ and (\d|1[0-2])$/m);
});

it('takes abilities from a file', async () => {
  const abilities = await file('abilities.json', [0.5]);
  const { out } = await simulate('--design', 'random', '--abilities', abilities);
  expect(out).toMatch(/^0\.50 to 0\.50/m);
});

it.each<[string, string[], RegExp, number]>([
  ['an unknown design', ['--design', 'best'], /no design is called best.*precise/, 1],
  ['a design file that is not there', ['--design', './nowhere.json'], /the design: .*cannot be read/, 1],
  [
    'a bank file that is not there',
    ['--design', 'precise', '--bank', 'nowhere'],
    /the bank: .*cannot be read/,
    1,
  ],
  ['no design', [], /--design is missing/, 2],
])('refuses %s', async (_, argv, message, code) => {
  const outcome = await simulate(...argv);
  expect(outcome.code).toBe(code);
  expect(outcome.err).toMatch(message);
});

it.each(['0', '1.5', 'many'])('refuses %s learners', async (learners) => {
  const outcome = await cli.run('simulate', '--seed', '1', '--learners', learners, '--design', 'precise');
  expect(outcome.code).toBe(2);
  expect(outcome.err).toMatch(/--learners .*a whole number from 1/);
});

it.each<[string, unknown, RegExp]>([
  ['an unknown field', { extends: 'precise', lenght: 3 }, /the design: .*lenght/],
  ['an unknown base', { extends: 'nothing' }, /nothing is called nothing/],
  ['no length', { engine: 'random' }, /the design: max/],
  ['a rule out of its range', { extends: 'precise', smallestGain: 5 }, /the smallest gain/],
  ['no JSON', '{', /cannot be read as JSON/],
])('refuses a design with %s', async (_, content, message) => {
  const outcome = await simulate('--design', await file('wrong.json', content));
  expect(outcome.code).toBe(1);
  expect(outcome.err).toMatch(message);
});

it('refuses abilities that no learner has', async () => {
  const outcome = await simulate('--design', 'precise', '--abilities', await file('far.json', [99]));
  expect(outcome.code).toBe(1);
  expect(outcome.err).toMatch(/the abilities: 0/);
});
