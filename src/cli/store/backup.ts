import { open } from 'node:fs/promises';
import { definitions } from '../../services.js';
import { backupStore } from '../../store/backup.js';
import { required } from '../argument.js';
import { command } from '../command.js';
import { CommandFailure } from '../failures.js';
import { filePath } from '../rules.js';
import { withStore } from '../with-store.js';
import { countsTable, describeStore } from './describe-store.js';

const GZIP = Buffer.from([0x1f, 0x8b]);

/** A database given by mistake must not be written over: only backups and empty files are. */
async function refuseOtherFiles(file: string): Promise<void> {
  const existing = await open(file, 'r').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  });
  if (existing === undefined) return;
  try {
    const { bytesRead, buffer } = await existing.read(Buffer.alloc(GZIP.length), 0, GZIP.length, 0);
    if (bytesRead > 0 && !buffer.equals(GZIP)) {
      throw new CommandFailure(`${file} is there and is no backup: it was left alone`);
    }
  } finally {
    await existing.close();
  }
}

export const backupStoreCommand = command({
  name: 'store backup',
  summary: 'Writes all that is stored into one file.',
  details:
    'The service may run meanwhile. An older backup of that name is replaced once the new one is whole. Keep ' +
    'SECRET_KEYS apart from it: it opens the private keys in it.',
  places: { file: required('', filePath, 'Where to write it, such as parcours.backup.gz.') },
  options: {},
  async run({ file }, { config }) {
    const { storeUrl } = config();
    await refuseOtherFiles(file);
    const counts = await withStore(config(), (store) => backupStore(store, definitions, file));
    return {
      text: `${describeStore(storeUrl)} is backed up in ${file}.\n\n${countsTable(counts)}`,
      json: { file, store: describeStore(storeUrl), documents: Object.fromEntries(counts) },
    };
  },
});
