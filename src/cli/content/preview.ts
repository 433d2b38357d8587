import { once } from 'node:events';
import type { Config } from '../../config.js';
import { ContentError } from '../../content/content-error.js';
import { servePreview } from '../../serve-preview.js';
import { contentOf } from '../../services.js';
import { optional, required } from '../argument.js';
import { command, type Report } from '../command.js';
import { CommandFailure } from '../failures.js';
import { text, wholeNumber } from '../rules.js';

const DEFAULT_PORT = 3200;

/** @throws CommandFailure where there is no such item and no such module; while a file is wrong, nobody knows. */
async function requireKnown(id: string, config: Config): Promise<void> {
  try {
    const { items, modules } = await contentOf(config);
    if (items.has(id) || modules.has(id)) return;
  } catch (error) {
    // The page names what is wrong, and shows it once it is mended.
    if (error instanceof ContentError) return;
    throw error;
  }
  throw new CommandFailure(`there is no item and no module ${JSON.stringify(id)}`);
}

export const previewContentCommand = command({
  name: 'content preview',
  summary: 'Shows one item or module while it is being written.',
  details:
    'Serves it on this machine alone, as learners meet it, with its key, its marking, its place in the bank and what ' +
    'there is to remark. The page follows each change of a file, and names what is wrong. Ctrl+C ends it.',
  places: { id: required('', text(80), 'The id of an item or a module.') },
  options: {
    port: optional(
      'PORT',
      wholeNumber(0, 65_535),
      'Where to listen, 0 for any free port; 3200 where absent.',
    ),
  },
  async run({ id, port: wanted = DEFAULT_PORT }, { config, say }): Promise<Report> {
    await requireKnown(id, config());
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
