import { once } from 'node:events';
import { z } from 'zod';
import { servePreview } from '../../serve-preview.js';
import { optional, required, type Rule } from '../argument.js';
import { command, type Report } from '../command.js';
import { CommandFailure } from '../failures.js';
import { text } from '../rules.js';

const port: Rule<number> = {
  schema: z.coerce.number().pipe(z.int().min(0).max(65_535)),
  mayBe: 'a port, or 0 for a free one',
};

const DEFAULT_PORT = 3200;

export const previewContentCommand = command({
  name: 'content preview',
  summary: 'Shows one item or module while it is being written.',
  details:
    'Serves it on this machine alone, as learners meet it, with its key, its marking, its place in the bank and what ' +
    'there is to remark. The page follows each change of a file, and names what is wrong. Ctrl+C ends it.',
  places: { id: required('', text(80), 'The id of an item or a module.') },
  options: { port: optional('PORT', port, 'Where to listen; 3200 where absent.') },
  async run({ id, port: wanted = DEFAULT_PORT }, { config, say }): Promise<Report> {
    const preview = await servePreview(config(), id, wanted).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      throw new CommandFailure(`port ${wanted} is taken: choose another with --port`, { cause: error });
    });
    say(`${id} is shown at ${preview.url}`);
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    await preview.stop();
    return { text: 'Ended.', json: { url: preview.url } };
  },
});
