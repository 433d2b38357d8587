import { definitions } from '../../../src/services.js';
import { openStore } from '../../../src/store/open-store.js';
import { addPlatform, commandLine } from '../support/command-line.js';

it('makes a store that is not there, and says what it holds', async () => {
  const cli = await commandLine();
  const answer = (await cli.json('store', 'migrate')) as { collections: { documents: number }[] };
  expect(answer).toMatchObject({ store: cli.env['STORE_URL'], engine: 'sqlite' });
  expect(answer.collections.map(({ documents }) => documents)).toEqual(definitions.map(() => 0));
});

it('counts the documents of every collection', async () => {
  const cli = await commandLine();
  await cli.run(...addPlatform());
  const { code, out } = await cli.run('store', 'migrate');
  expect(code).toBe(0);
  expect(out).toMatch(/^registrations +1 +1$/m);
  for (const { name } of definitions) expect(out).toContain(`\n${name} `);
});

it('refuses a store that a newer program has upgraded', async () => {
  const cli = await commandLine();
  const newer = definitions.map((definition) => ({
    ...definition,
    schemaVersion: definition.schemaVersion + 1,
  }));
  await (await openStore(cli.env['STORE_URL'] ?? '', { definitions: newer })).close();
  const { code, out, err } = await cli.run('store', 'migrate');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('the store is newer than this program');
});
