import {
  administratorSessions,
  administratorSessionsDefinition,
} from '../../src/administrators/administrator-sessions.js';
import type { Store } from '../../src/store/port.js';
import { memoryStore } from '../support/stores.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const clock = { now: 0 };
let store: Store;
beforeEach(async () => {
  clock.now = Date.UTC(2026, 10, 22);
  store = await memoryStore([administratorSessionsDefinition]);
});

const sessions = (allowed: readonly string[] = []) => administratorSessions(store, () => clock.now, allowed);

it('is found by its token, and by nothing else', async () => {
  const token = await sessions().open();
  expect(await sessions().find(token)).toBeDefined();
  const [stored] = await store.collection(administratorSessionsDefinition).find({});
  expect(JSON.stringify(stored)).not.toContain(token);
  for (const other of ['', 'x', stored?.doc.tokenDigest ?? '', stored?.doc.id ?? '']) {
    expect(await sessions().find(other)).toBeUndefined();
  }
});

it('ends after thirty minutes without use', async () => {
  const token = await sessions().open();
  clock.now += 30 * MINUTE - 1;
  expect(await sessions().find(token)).toBeDefined();
  clock.now += 30 * MINUTE - 1;
  expect(await sessions().find(token)).toBeDefined();
  clock.now += 30 * MINUTE;
  expect(await sessions().find(token)).toBeUndefined();
});

it('ends after eight hours, however busy', async () => {
  const token = await sessions().open();
  const end = clock.now + 8 * HOUR;
  while (clock.now + 20 * MINUTE < end) {
    clock.now += 20 * MINUTE;
    expect(await sessions().find(token)).toBeDefined();
  }
  clock.now = end;
  expect(await sessions().find(token)).toBeUndefined();
});

it('ends when it is told to', async () => {
  const token = await sessions().open();
  await sessions().end((await sessions().find(token))?.id ?? '');
  expect(await sessions().find(token)).toBeUndefined();
});

it('ends for whoever is taken off the list, and not for who came by a link', async () => {
  const byLink = await sessions(['a@example.fr']).open();
  const byList = await sessions(['a@example.fr']).open('a@example.fr');
  expect(await sessions(['b', 'a@example.fr']).find(byList)).toBeDefined();
  expect(await sessions(['b']).find(byList)).toBeUndefined();
  expect(await sessions().find(byList)).toBeUndefined();
  expect(await sessions().find(byLink)).toBeDefined();
});

it('keeps the language that was chosen', async () => {
  const token = await sessions().open();
  await sessions().speak((await sessions().find(token))?.id ?? '', 'en');
  expect((await sessions().find(token))?.locale).toBe('en');
});
