import { sittingsDefinition, type Sitting } from '../../../src/sittings/sitting.js';
import { commandLine, NOW, type CommandLine } from '../support/command-line.js';
import { finishedSitting } from '../support/finished-sitting.js';

let cli: CommandLine;
beforeEach(async () => {
  cli = await commandLine();
});

const finished = (): Promise<Sitting> => finishedSitting(cli);

it('says how many sittings it regrades, and regrades them once', async () => {
  const { id, responses } = await finished();
  const item = responses[0]?.item ?? '';
  const counts = { regraded: 1, otherGrade: 0, unmarkable: 0 };
  const asked = await cli.json('grades', 'regrade', '--item', item, '--withdraw', '--dry-run');
  expect(asked).toEqual({ ...counts, dryRun: true });
  const { code, out } = await cli.run('grades', 'regrade', '--item', item, '--withdraw');
  expect({ code, out }).toEqual({ code: 0, out: 'Regraded: 1; grades that change: 0.' });
  const kept = await cli.withStore((store) => store.collection(sittingsDefinition).get(id));
  expect(kept?.doc.regradings).toEqual([expect.objectContaining({ item, kind: 'withdraw', at: NOW })]);
  const again = await cli.json('grades', 'regrade', '--item', item, '--withdraw');
  expect(again).toEqual({ ...counts, regraded: 0, dryRun: false });
});

it('leaves out what was finished before the date given', async () => {
  const { responses } = await finished();
  const item = responses[0]?.item ?? '';
  const later = ['--since', '2026-11-22'];
  const none = await cli.json('grades', 'regrade', '--item', item, '--withdraw', ...later);
  expect(none).toMatchObject({ regraded: 0 });
  const since = ['--since', '2026-11-21T09:00:00+01:00'];
  const one = await cli.json('grades', 'regrade', '--item', item, '--withdraw', ...since);
  expect(one).toMatchObject({ regraded: 1 });
});

it('refuses to mark by an item that the content has not', async () => {
  const { code, err } = await cli.run('grades', 'regrade', '--item', 'nobody-knows-01');
  expect(code).toBe(1);
  expect(err).toContain('the content has no item nobody-knows-01');
});

it.each([
  ['no item', ['--withdraw']],
  ['a date that is none', ['--item', 'x', '--since', 'hier']],
])('refuses %s', async (_what, options) => {
  expect((await cli.run('grades', 'regrade', ...options)).code).toBe(2);
});
