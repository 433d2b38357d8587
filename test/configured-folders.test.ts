import { mkdir, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ConfigError } from '../src/config.js';
import { requireDataDir, requireStorePlace } from '../src/configured-folders.js';
import { definitions } from '../src/services.js';
import { openStore } from '../src/store/open-store.js';
import { temporaryDirectory } from './support/stores.js';

let directory: string;
let file: string;
beforeEach(async () => {
  directory = await temporaryDirectory();
  file = path.join(directory, 'a-file');
  await writeFile(file, 'text');
});

async function complaint(promise: Promise<void>): Promise<string> {
  const error: unknown = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof ConfigError) return error.message;
  throw new Error('nothing was wrong', { cause: error });
}

describe('the data folder', () => {
  const wrong = (dataDir: string) => complaint(requireDataDir({ dataDir }));

  it('is made with those above it, and may be there', async () => {
    const dataDir = path.join(directory, 'a', 'b', 'c');
    await requireDataDir({ dataDir });
    await requireDataDir({ dataDir });
    expect((await stat(dataDir)).isDirectory()).toBe(true);
  });

  it.each([
    ['a file', () => file],
    ['below a file', () => path.join(file, 'data')],
  ])('cannot be %s: the setting is named, what it was and what it may be', async (_what, dataDir) => {
    const said = await wrong(dataDir());
    expect(said).toContain(`- DATA_DIR was ${JSON.stringify(dataDir())} (`);
    expect(said).toMatch(/is no folder|ENOTDIR/);
    expect(said).toContain('it may be a folder that the service may write into');
  });

  it('is refused where nothing can be made, and soon', async () => {
    expect(await wrong('/proc/nope')).toContain('DATA_DIR was "/proc/nope" (ENOENT');
    expect(await wrong('/proc/nope/deeper/still')).toContain('ENOENT');
  });
});

describe('the place of the store', () => {
  const wrong = (storeUrl: string) => complaint(requireStorePlace({ storeUrl }));

  it('is made, and the store opens there', async () => {
    const storeUrl = `sqlite:${path.join(directory, 'new', 'parcours.db')}`;
    await requireStorePlace({ storeUrl });
    await (await openStore(storeUrl, { definitions })).close();
    await requireStorePlace({ storeUrl });
  });

  /** Below a folder of our own: who runs the tests may not be allowed to write where it is. */
  async function linked(target: string): Promise<string> {
    const link = path.join(directory, 'linked');
    await symlink(target, link);
    return link;
  }

  it('may be an empty file', async () => {
    await writeFile(file, '');
    await expect(requireStorePlace({ storeUrl: `sqlite:${file}` })).resolves.toBeUndefined();
  });

  it.each(['sqlite::memory:', 'mongodb://db/parcours'])('%s is asked nothing', async (storeUrl) => {
    await expect(requireStorePlace({ storeUrl })).resolves.toBeUndefined();
  });

  it.each([
    ['a folder', () => directory, 'it is no file'],
    ['a device', () => linked('/dev/null'), 'it is no file'],
    ['below a file', () => path.join(file, 'parcours.db'), '/'],
    ['a file of another kind', () => file, 'it is no SQLite database'],
    ['where nothing can be made', () => '/proc/nope/parcours.db', 'ENOENT'],
  ])('cannot be %s', async (_what, place, reason) => {
    const storeUrl = `sqlite:${await place()}`;
    const said = await wrong(storeUrl);
    expect(said).toContain(`- STORE_URL was ${JSON.stringify(storeUrl)} (${reason}`);
    expect(said).toContain('it may be sqlite:PATH');
  });
});

// The superuser may write everywhere.
const asAnybody = process.getuid?.() === 0 ? it.skip : it;

asAnybody('what may not be written into is neither', async () => {
  const closed = path.join(directory, 'closed');
  await mkdir(closed, 0o500);
  expect(await complaint(requireDataDir({ dataDir: closed }))).toContain('EACCES');
  expect(await complaint(requireStorePlace({ storeUrl: `sqlite:${closed}/p.db` }))).toContain('EACCES');
});
