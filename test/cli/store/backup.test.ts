import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readBackup } from '../../../src/store/backup-file.js';
import { addPlatform, commandLine } from '../support/command-line.js';

it('writes all documents into a file that only its owner may read', async () => {
  const cli = await commandLine();
  await cli.run(...addPlatform());
  const file = path.join(cli.directory, 'made', 'parcours.backup.gz');
  expect(await cli.json('store', 'backup', file)).toEqual({
    file,
    store: cli.env['STORE_URL'],
    documents: { deployments: 1, institutions: 1, registrations: 1 },
  });
  expect((await readBackup(file)).collections.get('registrations')).toEqual({ count: 1, schema: 1 });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

it('says what it holds', async () => {
  const cli = await commandLine();
  await cli.run(...addPlatform());
  const { code, out, err } = await cli.run('store', 'backup', path.join(cli.directory, 'b.gz'));
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^registrations +1$/m);
  expect(out).toMatch(/^all +3$/m);
});

it('takes the place of an older backup, or of an empty file', async () => {
  const cli = await commandLine();
  const file = path.join(cli.directory, 'b.gz');
  await writeFile(file, '');
  expect((await cli.run('store', 'backup', file)).code).toBe(0);
  await cli.run(...addPlatform());
  expect((await cli.run('store', 'backup', file)).code).toBe(0);
  expect((await readBackup(file)).collections.get('registrations')?.count).toBe(1);
});

it('leaves any other file alone, the database first of all', async () => {
  const cli = await commandLine();
  await cli.run(...addPlatform());
  const before = await readFile(cli.storeFile);
  const { code, out, err } = await cli.run('store', 'backup', cli.storeFile);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('is no backup: it was left alone');
  expect((await readFile(cli.storeFile)).equals(before)).toBe(true);
});

it('refuses a folder', async () => {
  const cli = await commandLine();
  const { code, err } = await cli.run('store', 'backup', cli.directory);
  expect(code).toBe(1);
  expect(err).toContain('EISDIR');
});
