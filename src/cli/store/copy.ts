import { access } from 'node:fs/promises';
import path from 'node:path';
import { definitions } from '../../services.js';
import { copyStore } from '../../store/backup.js';
import { openStore } from '../../store/open-store.js';
import { required } from '../argument.js';
import { command } from '../command.js';
import { CommandFailure, UsageError } from '../failures.js';
import { storeAddress } from '../rules.js';
import { countsTable, describeStore } from './describe-store.js';

/** The file of an embedded store. */
function fileOf(url: string): string | undefined {
  return url.startsWith('sqlite:') ? path.resolve(url.slice('sqlite:'.length)) : undefined;
}

/** Opening it would make an empty one. */
async function refuseMissingFile(file: string): Promise<void> {
  await access(file).catch((error: unknown) => {
    throw new CommandFailure('there is no store at FROM', { cause: error });
  });
}

export const copyStoreCommand = command({
  name: 'store copy',
  summary: 'Copies all that is stored into another, empty store, of either engine.',
  details:
    'To move from SQLite to MongoDB or back. Stop the service first, so that nothing is written meanwhile; then ' +
    'set STORE_URL to the new address and keep SECRET_KEYS.',
  places: {
    from: required('', storeAddress, 'The address of the store that is there.'),
    to: required('', storeAddress, 'The address of the new one.'),
  },
  options: {},
  async run({ from, to }) {
    const source = fileOf(from);
    if (from === to || (source !== undefined && source === fileOf(to))) {
      throw new UsageError('FROM and TO are the same store');
    }
    if (source !== undefined) await refuseMissingFile(source);
    const old = await openStore(from, { definitions });
    try {
      const fresh = await openStore(to, { definitions });
      try {
        const counts = await copyStore(old, fresh, definitions);
        return {
          text: `${describeStore(from)} is copied to ${describeStore(to)}.\n\n${countsTable(counts)}`,
          json: {
            from: describeStore(from),
            to: describeStore(to),
            documents: Object.fromEntries(counts),
          },
        };
      } finally {
        await fresh.close();
      }
    } finally {
      await old.close();
    }
  },
});
