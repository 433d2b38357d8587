import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { z } from 'zod';
import { AssessmentError } from '../../assessment/errors.js';
import { contentOf } from '../../services.js';
import { simulatedBank } from '../../simulation/bank-file.js';
import { contentBank } from '../../simulation/content-bank.js';
import { DESIGNS, designSchema, type Design } from '../../simulation/design.js';
import { abilitiesSchema } from '../../simulation/learners.js';
import { simulate } from '../../simulation/simulate.js';
import { SimulationError } from '../../simulation/simulation-error.js';
import { optional, required } from '../argument.js';
import { command, type Report } from '../command.js';
import { CommandFailure } from '../failures.js';
import { filePath, text, wholeNumber } from '../rules.js';
import { simulationJson, simulationText } from './simulation-report.js';

const MOST_LEARNERS = 1_000_000;

const count = wholeNumber(1, MOST_LEARNERS);

async function jsonFile<T>(name: string, what: string, schema: z.ZodType<T>): Promise<T> {
  let read: unknown;
  try {
    read = JSON.parse(await readFile(name, 'utf8'));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new SimulationError(`${what}: ${name} cannot be read as JSON: ${why}`);
  }
  const parsed = schema.safeParse(read);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new SimulationError(`${what}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'wrong'}`);
}

/** A file may name a shipped design in `extends` and give only what differs. */
async function designOf(name: string): Promise<Design> {
  const shipped = DESIGNS.get(name);
  if (shipped !== undefined) return shipped;
  if (!/[./\\]/.test(name)) {
    throw new SimulationError(`no design is called ${name}: there are ${[...DESIGNS.keys()].join(', ')}`);
  }
  const written = await jsonFile(name, 'the design', z.looseObject({ extends: z.string().optional() }));
  const { extends: base, ...own } = written;
  const from = base === undefined ? {} : DESIGNS.get(base);
  if (from === undefined) throw new SimulationError(`the design: nothing is called ${base ?? ''} to extend`);
  const parsed = designSchema.safeParse({ ...from, ...own });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new SimulationError(`the design: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'wrong'}`);
}

export const simulateCommand = command({
  name: 'simulate',
  summary: 'Has simulated learners take a design, and says how well it measured them.',
  details:
    'Without a bank it takes the content served, each difficulty drawn from how unsure it is. Designs: ' +
    `${[...DESIGNS.keys()].join(', ')}. The last ones are rules of peers, to compare with. Every figure stands ` +
    'beside its Monte-Carlo error. docs/guide-simulator.md says what files hold.',
  places: {},
  options: {
    bank: optional('FILE', filePath, 'A bank in JSON: items with what is believed and what is true of each.'),
    learners: required('N', count, 'How many learners.'),
    seed: required('S', text(200), 'The same seed gives the same people, answers and figures.'),
    design: required('NAME|FILE', filePath, 'A design by its name, or a file that describes one.'),
    abilities: optional('FILE', filePath, 'True abilities in JSON, instead of drawing them.'),
  },
  async run({ bank: file, learners, seed, design: name, abilities: people }, { config }): Promise<Report> {
    try {
      const design = await designOf(name);
      const bank =
        file === undefined
          ? contentBank(await contentOf(config()), seed)
          : simulatedBank(await jsonFile(file, 'the bank', z.unknown()));
      const abilities =
        people === undefined ? undefined : await jsonFile(people, 'the abilities', abilitiesSchema);
      const started = performance.now();
      const result = simulate({ bank, design, learners, seed, ...(abilities && { abilities }) });
      const seconds = Math.round(performance.now() - started) / 1_000;
      return {
        text: simulationText(result),
        json: simulationJson(result, seconds),
        note: `${learners} learners in ${seconds} s`,
      };
    } catch (error) {
      if (!(error instanceof SimulationError || error instanceof AssessmentError)) throw error;
      throw new CommandFailure(error.message);
    }
  },
});
