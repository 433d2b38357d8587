import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../../config.js';
import { definitions } from '../../services.js';
import { backupStore, restoreStore, type Counts } from '../../store/backup.js';
import { readBackup } from '../../store/backup-file.js';
import type { Store } from '../../store/port.js';
import { flag, required } from '../argument.js';
import { command } from '../command.js';
import { explain } from '../explain.js';
import { CommandFailure } from '../failures.js';
import { filePath } from '../rules.js';
import { withStore } from '../with-store.js';
import { countsTable, describeStore } from './describe-store.js';

interface Restored {
  readonly counts: Counts;
  /** Where that is which the store held before; absent when it held nothing. */
  readonly before: string | undefined;
}

async function replaceAll(store: Store, file: string, config: Config, now: number): Promise<Restored> {
  // Whether the file is whole is known before anything else is done.
  await readBackup(file);
  const time = new Date(now).toISOString().replaceAll(/[:.]/g, '-');
  const before = path.join(config.dataDir, 'backups', `before-restore-${time}.backup.gz`);
  await backupStore(store, definitions, before);
  try {
    return { counts: await restoreStore(store, definitions, file, { force: true }), before };
  } catch (error) {
    throw new CommandFailure(`${explain(error)}; what the store held is in ${before}`);
  }
}

export const restoreStoreCommand = command({
  name: 'store restore',
  summary: 'Fills the store from a backup, made by either engine.',
  details:
    'Stop the service first. The file is checked before anything is touched. A store that holds something is ' +
    'refused unless --force is given; what it held is then written to DATA_DIR/backups first.',
  places: { file: required('', filePath, 'A file that "store backup" wrote.') },
  options: { force: flag('Replaces what the store holds.') },
  async run({ file, force }, { config, now }) {
    const settings = config();
    await stat(file).catch((error: unknown) => {
      throw new CommandFailure(`cannot read ${file}`, { cause: error });
    });
    const { counts, before } = await withStore(settings, async (store): Promise<Restored> => {
      if (force) return replaceAll(store, file, settings, now());
      return { counts: await restoreStore(store, definitions, file), before: undefined };
    });
    const kept = before === undefined ? '' : `\nWhat it held is in ${before}.`;
    return {
      text: `${describeStore(settings.storeUrl)} is restored from ${file}.${kept}\n\n${countsTable(counts)}`,
      json: {
        file,
        store: describeStore(settings.storeUrl),
        documents: Object.fromEntries(counts),
        ...(before === undefined ? {} : { before }),
      },
    };
  },
});
