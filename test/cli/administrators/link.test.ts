import { administratorLinks } from '../../../src/administrators/administrator-links.js';
import { commandLine, NOW, type CommandLine } from '../support/command-line.js';

const ADDRESS = /^https:\/\/parcours\.example\.fr\/administrator\/enter\?link=([A-Za-z0-9_-]{43})$/;

function take(cli: CommandLine, address: string, now = NOW): Promise<boolean> {
  return cli.withStore((store) =>
    administratorLinks(store, () => now).take(ADDRESS.exec(address)?.[1] ?? ''),
  );
}

it('prints the address alone, so that it can be piped', async () => {
  const { code, out, err } = await (await commandLine()).run('administrators', 'link');
  expect(code).toBe(0);
  expect(out).toMatch(ADDRESS);
  expect(err).toContain('works once, until 2026-11-21T09:45:00.000Z');
});

it('makes a link that the service takes once', async () => {
  const cli = await commandLine();
  const { out } = await cli.run('administrators', 'link');
  expect(await take(cli, out)).toBe(true);
  expect(await take(cli, out)).toBe(false);
});

it('is over after fifteen minutes, as it says', async () => {
  const cli = await commandLine();
  const answer = (await cli.json('administrators', 'link')) as { url: string; until: string };
  expect(answer.until).toBe('2026-11-21T09:45:00.000Z');
  expect(await take(cli, answer.url, Date.parse(answer.until))).toBe(false);
  expect(await take(cli, answer.url, Date.parse(answer.until) - 1)).toBe(true);
});
