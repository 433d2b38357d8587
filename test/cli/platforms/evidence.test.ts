import { launchRecords } from '../../../src/lti/launch-records.js';
import { serviceCalls } from '../../../src/lti/services/service-calls.js';
import { addPlatform, commandLine, NOW, type CommandLine } from '../support/command-line.js';

const HOUR = 3_600_000;

async function withRecords(): Promise<CommandLine> {
  const cli = await commandLine();
  const { id: registrationId } = (await cli.json(...addPlatform())) as { id: string };
  await cli.withStore(async (store) => {
    const records = launchRecords(store);
    await records.add({ at: NOW - 3 * HOUR, outcome: 'accepted', registrationId, role: 'learner' });
    await records.add({
      at: NOW - HOUR,
      outcome: 'kid_missing',
      registrationId,
      errorId: 'e',
      detail: 'no kid',
    });
    const calls = serviceCalls(store, () => NOW - 2 * HOUR);
    await calls.noting(
      { registrationId, what: 'score', method: 'POST', url: 'https://m.example/s' },
      async () => ({
        status: 204,
      }),
    );
    await calls.settled();
  });
  return cli;
}

it('prints a line of JSON for each launch and call, in the order of time', async () => {
  const { code, out, err } = await (
    await withRecords()
  ).run('platforms', 'evidence', '--since', '2026-11-21');
  expect(code).toBe(0);
  const lines = out.split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines).toMatchObject([
    { verdict: 'accepted', issuer: 'https://moodle.example.fr', role: 'learner' },
    { verdict: 'done', kind: 'service call', what: 'score', host: 'm.example' },
    { verdict: 'refused', reason: 'kid_missing', detail: 'no kid', reference: 'e' },
  ]);
  expect(lines[2]?.['summary']).toBe(
    '2026-11-21T08:30:00.000Z launch refused kid_missing, from https://moodle.example.fr',
  );
  expect(err).toContain('3 lines');
});

it('keeps to the span that it is told', async () => {
  const cli = await withRecords();
  const span = ['--since', '2026-11-21T08:00+01:00', '--until', '2026-11-21T08:30Z'];
  expect(await cli.json('platforms', 'evidence', ...span)).toMatchObject([{ kind: 'service call' }]);
});

it.each(['yesterday', '2026-13-01', '2026-11-21T08:30', '1'])(
  'does not take %s for a time',
  async (since) => {
    const { code, err } = await (await commandLine()).run('platforms', 'evidence', '--since', since);
    expect(code).toBe(2);
    expect(err).toContain('--since');
  },
);
