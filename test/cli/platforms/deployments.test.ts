import { deployments } from '../../../src/lti/deployments.js';
import { registrations } from '../../../src/lti/registrations.js';
import { addPlatform, commandLine, KEY, NOW, type CommandLine } from '../support/command-line.js';

async function withPending(): Promise<CommandLine> {
  const cli = await commandLine();
  await cli.run(...addPlatform());
  await cli.withStore(async (store) => {
    const found = await registrations(store).find(...KEY);
    if (found !== undefined) await deployments(store).holdForApproval(found.doc, '-7', NOW);
  });
  return cli;
}

it('lists those that are trusted and those that wait', async () => {
  const cli = await withPending();
  expect(await cli.json('platforms', 'deployments', ...KEY)).toEqual({
    deployments: [
      { deploymentId: '-7', status: 'pending', firstSeenAt: '2026-11-21T09:30:00.000Z' },
      { deploymentId: '1', status: 'active', firstSeenAt: '2026-11-21T09:30:00.000Z' },
    ],
  });
  const { out } = await cli.run('platforms', 'deployments', ...KEY);
  expect(out.split('\n')).toEqual([
    'Deployment  Status   First seen',
    '-7          pending  2026-11-21',
    '1           active   2026-11-21',
  ]);
});

it('approves one that waits', async () => {
  const cli = await withPending();
  const { code, out } = await cli.run('platforms', 'deployments', ...KEY, '--approve=-7');
  expect(code).toBe(0);
  expect(out).toMatch(/^-7 +active/m);
});

it('approves one before its first launch', async () => {
  const cli = await withPending();
  expect(await cli.json('platforms', 'deployments', ...KEY, '--approve', 'new')).toMatchObject({
    deployments: [{}, {}, { deploymentId: 'new', status: 'active' }],
  });
});

it('refuses a platform that is not registered', async () => {
  const { code, out, err } = await (await withPending()).run('platforms', 'deployments', KEY[0], 'nobody');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('no platform is registered');
});

it('refuses an empty id', async () => {
  const { code, err } = await (await withPending()).run('platforms', 'deployments', ...KEY, '--approve=');
  expect(code).toBe(2);
  expect(err).toContain('--approve was ""');
});

it('names no deployment of a platform that is one institution', async () => {
  const cli = await withPending();
  const { code, err } = await cli.run('platforms', 'deployments', ...KEY, '--approve=-7', '--name', 'IFSI');
  expect(code).toBe(1);
  expect(err).toContain('is one institution');
  expect(await cli.json('platforms', 'deployments', ...KEY)).toMatchObject({
    deployments: [{ status: 'pending' }, { status: 'active' }],
  });
});
