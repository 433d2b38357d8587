import { access } from 'node:fs/promises';
import path from 'node:path';
import { describeStore } from '../../../src/cli/store/describe-store.js';
import { addPlatform, commandLine, type CommandLine } from '../support/command-line.js';

async function withOne(): Promise<{ cli: CommandLine; from: string; to: string }> {
  const cli = await commandLine();
  await cli.run(...addPlatform());
  return { cli, from: cli.env['STORE_URL'] ?? '', to: `sqlite:${path.join(cli.directory, 'copy.db')}` };
}

it('copies everything into an empty store', async () => {
  const { cli, from, to } = await withOne();
  expect(await cli.json('store', 'copy', from, to)).toEqual({
    from,
    to,
    documents: { deployments: 1, institutions: 1, registrations: 1 },
  });
  const copied = await commandLine({ STORE_URL: to });
  expect(await copied.json('platforms', 'list')).toEqual(await cli.json('platforms', 'list'));
});

it('refuses a target that holds something, and changes neither', async () => {
  const { cli, from, to } = await withOne();
  await cli.run('store', 'copy', from, to);
  const { code, out, err } = await cli.run('store', 'copy', from, to);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('the store is not empty');
});

it('refuses a source that is not there, rather than making it', async () => {
  const { cli, to } = await withOne();
  const nowhere = path.join(cli.directory, 'nowhere.db');
  const { code, err } = await cli.run('store', 'copy', `sqlite:${nowhere}`, to);
  expect(code).toBe(1);
  expect(err).toContain('there is no store at FROM');
  await expect(access(nowhere)).rejects.toThrow('ENOENT');
});

it('refuses one store as both, however it is written', async () => {
  const { cli, from } = await withOne();

  const roundabout = `sqlite:${cli.directory}/./parcours.db`;
  for (const to of [from, roundabout]) {
    const { code, out, err } = await cli.run('store', 'copy', from, to);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('the same store');
  }
});

it.each(['sqlite::memory:', './data/parcours.db', 'postgres://u:geheim@h/d'])(
  'refuses %s, and does not repeat what may hold a password',
  async (address) => {
    const { cli, from } = await withOne();
    const { code, err } = await cli.run('store', 'copy', from, address);
    expect(code).toBe(2);
    expect(err).toContain('TO is not right; it may be sqlite:PATH or mongodb://HOST/DATABASE');
    expect(err).not.toContain('geheim');
  },
);

it('names a store without its password and options', () => {
  expect(
    describeStore('mongodb://u:p%40ss@h1,h2/parcours?replicaSet=rs0&tlsCertificateKeyFilePassword=x'),
  ).toBe('mongodb://h1,h2/parcours');
  expect(describeStore('sqlite:./data/a?b.db')).toBe('sqlite:./data/a?b.db');
});
