import { invitations, type Invitation } from '../../../src/lti/dynamic-registration/invitations.js';
import { commandLine, NOW, type CommandLine } from '../support/command-line.js';

const ADDRESS = /^https:\/\/parcours\.example\.fr\/lti\/register\?invite=([A-Za-z0-9_-]{43})$/;

function tokenIn(address: string): string {
  return ADDRESS.exec(address)?.[1] ?? '';
}

/** Uses the invitation as a registration does. */
function use(cli: CommandLine, address: string, now = NOW): Promise<Invitation | undefined> {
  return cli.withStore((store) =>
    invitations(store, () => now).use(tokenIn(address), async (found) => found),
  );
}

it('prints the address alone, so that it can be piped', async () => {
  const cli = await commandLine();
  const { code, out, err } = await cli.run('platforms', 'invite');
  expect(code).toBe(0);
  expect(out).toMatch(ADDRESS);
  expect(err).toContain('works once');
  expect(err).toContain('platforms approve');
});

it('makes an invitation that works once and leaves approval to the administrator', async () => {
  const cli = await commandLine();
  const { out } = await cli.run('platforms', 'invite');
  expect(await use(cli, out)).toMatchObject({ autoApprove: false, demo: false });
  expect(await use(cli, out)).toBeUndefined();
});

it('is over after seven days, as it says', async () => {
  const cli = await commandLine();
  const { out } = await cli.run('platforms', 'invite');
  const days = 24 * 3_600_000;
  expect(await use(cli, out, NOW + 7 * days)).toBeUndefined();
  expect(await use(cli, out, NOW + 7 * days - 1)).toBeDefined();
});

it('approves at once where it is told to', async () => {
  const cli = await commandLine();
  const answer = (await cli.json('platforms', 'invite', '--auto-approve')) as { url: string };
  expect(answer).toEqual({ url: expect.stringMatching(ADDRESS) as string, autoApprove: true });
  expect(await use(cli, answer.url)).toMatchObject({ autoApprove: true });
});

it('makes another one each time', async () => {
  const cli = await commandLine();
  const first = await cli.run('platforms', 'invite');
  expect((await cli.run('platforms', 'invite')).out).not.toBe(first.out);
});
