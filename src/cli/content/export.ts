import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { EXPORT_FORMATS, exportItems, exportPackage, itemsOfPart } from '../../content/exchange/exchange.js';
import { contentOf } from '../../services.js';
import { optional, required } from '../argument.js';
import { command, type Report } from '../command.js';
import { CommandFailure } from '../failures.js';
import { filePath, text } from '../rules.js';

const format = { schema: z.enum(EXPORT_FORMATS), mayBe: EXPORT_FORMATS.join(', ') };

/** @throws CommandFailure where a file of that name is there: it may be somebody's work */
export async function writeNew(file: string, written: string | Uint8Array): Promise<void> {
  try {
    await writeFile(file, written, { flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new CommandFailure(`${file} is there already: it was left alone`);
    throw new CommandFailure(`${file} cannot be written (${code ?? 'unknown'})`, { cause: error });
  }
}

export const exportContentCommand = command({
  name: 'content export',
  summary: 'Writes questions for another tool: Moodle XML, GIFT, or a package of QTI 2.1 or 3.0.',
  details:
    'Reserved items never leave. What the format does not carry is counted, and what it has no place for is named: ' +
    'nothing is dropped in silence.',
  places: {},
  options: {
    format: required('FORMAT', format, 'The format to write.'),
    out: required('FILE', filePath, 'Where to write; a file that is there is left alone.'),
    of: optional('ID', text(80), 'A domain, a competence or a module; all items where absent.'),
  },
  async run({ format: wanted, out, of: part }, { config }): Promise<Report> {
    const items = itemsOfPart(part, await contentOf(config()));
    if (items.length === 0) throw new CommandFailure(`there is no item of ${part ?? 'the content'}`);
    const made =
      wanted === 'qti-2.1' || wanted === 'qti-3.0'
        ? exportPackage(items, wanted)
        : exportItems(items, wanted);
    const { items: count, losses, leftOut } = made;
    await writeNew(out, 'bytes' in made ? made.bytes : made.text);
    const lines = [
      `${count} items are in ${out}.`,
      ...(losses.size === 0 ? [] : ['', 'Not carried by the format, and in how many items:']),
      ...[...losses].map(([loss, times]) => `  ${loss}: ${times}`),
      ...(leftOut.length === 0 ? [] : ['', 'Left out:']),
      ...leftOut.map(({ id, why }) => `  ${id}: ${why}`),
    ];
    return {
      text: lines.join('\n'),
      json: { file: out, items: count, losses: Object.fromEntries(losses), leftOut },
    };
  },
});
