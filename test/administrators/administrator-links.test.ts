import {
  administratorLinkAddress,
  administratorLinks,
  administratorLinksDefinition,
} from '../../src/administrators/administrator-links.js';
import { memoryStore } from '../support/stores.js';

const MINUTES = 60_000;

async function fresh() {
  const store = await memoryStore([administratorLinksDefinition]);
  const clock = { now: 1_000 };
  return { store, clock, links: administratorLinks(store, () => clock.now) };
}

it('is good until it is used, and looking does not use it', async () => {
  const { links } = await fresh();
  const token = await links.make();
  expect(await links.isGood(token)).toBe(true);
  expect(await links.isGood(token)).toBe(true);
  expect(await links.take(token)).toBe(true);
  expect(await links.isGood(token)).toBe(false);
  expect(await links.take(token)).toBe(false);
});

it('lets exactly one of many in', async () => {
  const { links } = await fresh();
  const token = await links.make();
  const taken = await Promise.all(Array.from({ length: 12 }, () => links.take(token)));
  expect(taken.filter(Boolean)).toHaveLength(1);
});

it('is over after fifteen minutes', async () => {
  const { links, clock } = await fresh();
  const token = await links.make();
  clock.now += 15 * MINUTES - 1;
  expect(await links.isGood(token)).toBe(true);
  clock.now += 1;
  expect(await links.isGood(token)).toBe(false);
  expect(await links.take(token)).toBe(false);
});

it('is stored as a digest: a copy of the store lets nobody in', async () => {
  const { store, links } = await fresh();
  const token = await links.make();
  const [found] = await store.collection(administratorLinksDefinition).find({});
  expect(JSON.stringify(found)).not.toContain(token);
  expect(await links.take(found?.doc.tokenDigest ?? '')).toBe(false);
});

it('knows no token that it did not make', async () => {
  const { links } = await fresh();
  await links.make();
  expect(await links.take('')).toBe(false);
  expect(await links.take('A'.repeat(43))).toBe(false);
});

it('stands in an address of the entrance', () => {
  expect(administratorLinkAddress('https://parcours.example.fr', 'abc')).toBe(
    'https://parcours.example.fr/administrator/enter?link=abc',
  );
});
