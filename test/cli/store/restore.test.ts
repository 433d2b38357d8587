import { readdir, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readBackup } from '../../../src/store/backup-file.js';
import { addPlatform, commandLine, type CommandLine } from '../support/command-line.js';

async function backupOfOne(): Promise<{ file: string; cli: CommandLine }> {
  const cli = await commandLine();
  await cli.run(...addPlatform());
  const file = path.join(cli.directory, 'b.gz');
  await cli.run('store', 'backup', file);
  return { file, cli };
}

const platforms = async (cli: CommandLine) =>
  ((await cli.json('platforms', 'list')) as { platforms: { clientId: string }[] }).platforms.map(
    ({ clientId }) => clientId,
  );

it('fills a store that is empty', async () => {
  const { file } = await backupOfOne();
  const cli = await commandLine();
  expect(await cli.json('store', 'restore', file)).toEqual({
    file,
    store: cli.env['STORE_URL'],
    documents: { deployments: 1, institutions: 1, registrations: 1 },
  });
  expect(await platforms(cli)).toEqual(['client-1']);
});

it('refuses a store that holds something, and leaves it as it is', async () => {
  const { file, cli } = await backupOfOne();
  await cli.run(...addPlatform({ 'client-id': 'client-2' }));
  const { code, out, err } = await cli.run('store', 'restore', file);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('the store is not empty');
  expect(await platforms(cli)).toEqual(expect.arrayContaining(['client-1', 'client-2']));
});

it('replaces what is there with --force, and keeps a copy of it', async () => {
  const { file, cli } = await backupOfOne();
  await cli.run(...addPlatform({ 'client-id': 'client-2' }));
  const { code, out } = await cli.run('store', 'restore', file, '--force');
  expect(code).toBe(0);
  expect(await platforms(cli)).toEqual(['client-1']);
  const folder = path.join(cli.env['DATA_DIR'] ?? '', 'backups');
  const [copy = ''] = await readdir(folder);
  expect(out).toContain(path.join(folder, copy));
  expect((await readBackup(path.join(folder, copy))).collections.get('registrations')?.count).toBe(2);
});

it('says where that copy is to programs too', async () => {
  const { file, cli } = await backupOfOne();
  const { before } = (await cli.json('store', 'restore', file, '--force')) as { before: string };
  expect((await readBackup(before)).collections.get('registrations')?.count).toBe(1);
});

describe('a file that is no whole backup touches nothing, with --force neither', () => {
  it.each<[string, (file: string) => Promise<void>]>([
    ['cut short', (file) => truncate(file, 60)],
    ['of something else', (file) => writeFile(file, 'SQLite format 3')],
    ['empty', (file) => writeFile(file, '')],
  ])('%s', async (_what, spoil) => {
    const { file, cli } = await backupOfOne();
    await spoil(file);
    const { code, out, err } = await cli.run('store', 'restore', file, '--force');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('cut short, altered or no backup');
    expect(await platforms(cli)).toEqual(['client-1']);
    await expect(readdir(path.join(cli.env['DATA_DIR'] ?? '', 'backups'))).rejects.toThrow('ENOENT');
  });
});

it('refuses a file that is not there', async () => {
  const cli = await commandLine();
  const { code, err } = await cli.run('store', 'restore', path.join(cli.directory, 'nothing.gz'));
  expect(code).toBe(1);
  expect(err).toMatch(/cannot read .*nothing\.gz: ENOENT/);
});
