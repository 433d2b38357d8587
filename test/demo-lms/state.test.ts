import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createDemoLms } from '../../src/demo-lms/create-demo-lms.js';
import { newSigningKey } from '../../src/demo-lms/state/fresh-state.js';
import { publishedKeys } from './support/key-set.js';
import { ORIGIN, SIGNING_KEY, START } from './support/registered-lms.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-lms-'));
});

afterEach(() => rm(folder, { recursive: true }));

const file = () => join(folder, 'sous-dossier', 'demo-lms.json');
const open = (signingKey?: Record<string, unknown>) =>
  createDemoLms({
    origin: ORIGIN,
    toolOrigin: 'http://localhost:3000',
    stateFile: file(),
    signingKey: signingKey ?? SIGNING_KEY,
    now: () => START,
  });

it('finds again its key, registrations, activities and grades', async () => {
  const first = await open();
  await first.platform.addRegistration({ clientId: 'outil' });
  await first.platform.addLink({ id: 'nouveau', title: 'Nouveau', custom: {}, scoreMaximum: 5 });
  const column = first.gradebook.columnOf('nouveau')?.id ?? '';
  await first.gradebook.gradeByHand(column, 'noe.lanvaux', 4);
  const keys = await publishedKeys(first);
  await first.close();

  const second = await open();
  expect(second.platform.registrations()).toMatchObject([{ clientId: 'outil' }]);
  expect(second.platform.links()).toHaveLength(5);
  expect(second.gradebook.grade(column, 'noe.lanvaux')?.score).toBe(4);
  expect(await publishedKeys(second)).toEqual(keys);
  await second.close();
});

it('keeps its key from the first start on, though nothing else happened', async () => {
  const first = await open();
  const second = await open(newSigningKey());
  expect(await publishedKeys(second)).toEqual(await publishedKeys(first));
});

it('has written a change before it says that it is done', async () => {
  const lms = await open();
  await lms.platform.addRegistration({ clientId: 'outil' });
  expect(JSON.parse(await readFile(file(), 'utf8'))).toMatchObject({
    registrations: [{ clientId: 'outil' }],
  });
  await lms.close();
});

it('survives many changes at once, and leaves no draft behind', async () => {
  const lms = await open();
  await Promise.all(
    Array.from({ length: 20 }, (_, n) => lms.platform.addRegistration({ clientId: `outil-${n}` })),
  );
  await lms.close();
  expect(await readdir(join(folder, 'sous-dossier'))).toEqual(['demo-lms.json']);
  expect((await open()).platform.registrations()).toHaveLength(20);
});

it('keeps its key from other users of the machine', async () => {
  await (await open()).close();
  expect((await stat(file())).mode & 0o777).toBe(0o600);
});

it.each(['', '{"version": 2}', 'pas du JSON'])(
  'refuses a file that is not its own, and leaves it: %j',
  async (text) => {
    await (await open()).close();
    await writeFile(file(), text);
    await expect(open()).rejects.toThrow('is not the state of a demo LMS');
    expect(await readFile(file(), 'utf8')).toBe(text);
  },
);
