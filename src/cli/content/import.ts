import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { FORMATS, importItems, itemFileOf } from '../../content/exchange/exchange.js';
import { contentOf } from '../../services.js';
import { optional, required } from '../argument.js';
import { command, type Report } from '../command.js';
import { CommandFailure } from '../failures.js';
import { filePath, text, wholeNumber } from '../rules.js';
import { writeNew } from './export.js';

const format = { schema: z.enum(FORMATS), mayBe: FORMATS.join(' or ') };

const DEFAULT_LEVEL = 4;
const DEFAULT_SECONDS = 60;

export const importContentCommand = command({
  name: 'content import',
  summary: 'Makes a file of items of questions from another tool.',
  details:
    'Reads Moodle XML or GIFT. What a question does not say is marked « À compléter. » in the file, which is then ' +
    'edited and put under items/ of a folder of CONTENT_DIRS. Questions of kinds that are not read are named.',
  places: { file: required('', filePath, 'What another tool exported.') },
  options: {
    format: required('FORMAT', format, 'The format to read.'),
    competence: required('ID', text(80), 'The competence that they measure.'),
    out: required('FILE', filePath, 'Where to write; a file that is there is left alone.'),
    prefix: optional('ID', text(60), 'What their ids begin with; the competence’s id where absent.'),
    level: optional('LEVEL', wholeNumber(1, 7), 'The level of those that say none; 4 where absent.'),
  },
  async run(values, { config }): Promise<Report> {
    const { file, format: wanted, competence, out } = values;
    const idPrefix: string = values.prefix ?? competence.replace('.', '-');
    const { framework } = await contentOf(config());
    const known = framework.domains.flatMap(({ competences }) => competences.map(({ id }) => id));
    if (!known.includes(competence))
      throw new CommandFailure(`the framework has no competence ${competence}`);
    const words = await readFile(file, 'utf8').catch(() => {
      throw new CommandFailure(`${file} cannot be read`);
    });
    const defaults = { idPrefix, level: values.level ?? DEFAULT_LEVEL, seconds: DEFAULT_SECONDS };
    let read: ReturnType<typeof importItems>;
    try {
      read = importItems(words, wanted, defaults);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new CommandFailure(`${file}: ${error.message}`, { cause: error });
    }
    const { items, leftOut } = read;
    if (items.length > 0) await writeNew(out, itemFileOf(competence, items));
    const lines = [
      items.length === 0 ? 'No question could be read.' : `${items.length} items are in ${out}.`,
      ...(leftOut.length === 0 ? [] : ['', 'Left out:']),
      ...leftOut.map(({ name, why }) => `  ${name}: ${why}`),
    ];
    return {
      text: lines.join('\n'),
      json: { file: items.length === 0 ? null : out, items: items.length, leftOut },
      failed: items.length === 0,
    };
  },
});
