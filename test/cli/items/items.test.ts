import { sittingsDefinition } from '../../../src/sittings/sitting.js';
import { commandLine, type CommandLine } from '../support/command-line.js';
import { finishedSitting } from '../support/finished-sitting.js';

let cli: CommandLine;
beforeEach(async () => {
  cli = await commandLine();
});

interface Calibrated {
  readonly set: string;
  readonly items: readonly { readonly item: string; readonly moved: number }[];
}

it('estimates items from the answers so far into a set, which is published by command', async () => {
  const { responses } = await finishedSitting(cli);
  const { set, items } = (await cli.json('items', 'calibrate')) as Calibrated;
  expect(items.map(({ item }) => item).sort()).toEqual(responses.map(({ item }) => item).sort());
  // Every question was passed: all look harder than experts believed.
  for (const { moved } of items) expect(moved).toBeGreaterThan(0);
  const before = await cli.json('items', 'sets');
  expect(before).toMatchObject({
    current: 'expert',
    sets: [{ id: set, status: 'shadow', current: false, sittings: 1 }],
  });
  const { code, out } = await cli.run('items', 'publish', set);
  expect({ code, out }).toEqual({
    code: 0,
    out: `Published. Placements that begin from now on are measured by ${set}.`,
  });
  expect(await cli.json('items', 'sets')).toMatchObject({ current: set, sets: [{ status: 'published' }] });
  expect((await finishedSitting(cli, 'noé')).parameterSet).toBe('expert');
});

it('tells people what moved most, and how to publish it', async () => {
  await finishedSitting(cli);
  const { code, out } = await cli.run('items', 'calibrate');
  expect(code).toBe(0);
  expect(out).toMatch(/^Set \S+, from 1 sittings: \d+ items estimated\./);
  expect(out).toMatch(/Moved most +Answers +Experts +Estimated +Discrimination/);
  expect(out).toMatch(/parcours items publish \S+$/);
  expect((await cli.run('items', 'sets')).out).toContain('In use: what experts believed.');
});

it('says so where nobody has finished a sitting', async () => {
  expect(await cli.json('items', 'calibrate')).toEqual({ set: null });
  expect((await cli.run('items', 'report')).out).toBe('Nobody has finished a sitting yet.');
  expect(await cli.json('items', 'sets')).toEqual({ current: 'expert', sets: [] });
});

it.each([
  ['publish', ['items', 'publish', 'none']],
  ['report on', ['items', 'report', '--set', 'none']],
])('refuses to %s a set that is not there', async (_, argv) => {
  const { code, err } = await cli.run(...argv);
  expect({ code, err }).toEqual({
    code: 1,
    err: expect.stringContaining('no parameter set is called none') as string,
  });
});

it('reports on items, those to review first, with the reason in words', async () => {
  const { responses, id } = await finishedSitting(cli);
  const target = responses[0]?.item;
  await cli.withStore(async (store) => {
    const sittings = store.collection(sittingsDefinition);
    const pattern = await sittings.get(id);
    if (pattern === undefined) throw new Error('the sitting is gone');
    for (let n = 0; n < 40; n += 1) {
      const marked = pattern.doc.responses.map((response) => ({
        ...response,
        credit: response.item === target ? 1 - (n % 2) : n % 2,
      }));
      const person = { id: `s${n}`, learnerId: `l${n}`, responses: marked };
      await sittings.insert({ ...pattern.doc, ...person });
    }
  });
  const { toReview, items } = (await cli.json('items', 'report')) as {
    toReview: number;
    items: { item: string; answers: number; reasons: { code: string; text: string }[] }[];
  };
  expect(toReview).toBeGreaterThan(0);
  expect(items[0]).toMatchObject({ item: target, answers: 41 });
  expect(items[0]?.reasons[0]).toEqual({
    code: 'against-the-rest',
    text: 'those who do well elsewhere do worse here: is the key right?',
  });
  const { out } = await cli.run('items', 'report');
  expect(out.split('\n')[1]).toContain(target);
  expect(out).toMatch(/To review: \d+ of \d+ items\.$/);
});
