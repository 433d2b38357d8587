import fc from 'fast-check';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { openStore } from '../../../src/store/open-store.js';
import type { Collection, Durability } from '../../../src/store/port.js';
import { temporaryDirectory } from '../../support/stores.js';
import { collected, KEPT_THINGS, thing, type Thing } from '../contract/samples.js';

const IDS = ['a', 'b', 'c'];
const KINDS = ['x', 'y'];

type Things = Collection<Thing>;
type Call = readonly [name: string, work: (things: Things) => Promise<unknown>];

const newest = (kind: string) =>
  ({ where: { kind }, sort: [{ by: 'rank', order: 'desc' }], limit: 1 }) as const;

let written = 0;
const anId = fc.constantFrom(...IDS);
const aKind = fc.constantFrom(...KINDS);
const aThing = fc.record({ id: anId, kind: aKind, rank: fc.nat(3) }).map(
  ({ id, ...fields }) =>
    () =>
      thing(id, { ...fields, body: (written += 1) }),
);

const writes: fc.Arbitrary<Call> = fc.oneof(
  aThing.map((made): Call => ['insert', (things) => things.insert(made())]),
  fc.tuple(aThing, fc.nat(1)).map(([made, late]): Call => {
    const replace = async (things: Things) => {
      const doc = made();
      const version = (await things.get(doc.id))?.version ?? 1;
      return things.replace(doc, version + late);
    };
    return ['replace', replace];
  }),
  anId.map((id): Call => ['take', (things) => things.take(id)]),
  anId.map((id): Call => ['remove', (things) => things.remove(id)]),
  aKind.map((kind): Call => ['remove where', (things) => things.removeWhere({ kind })]),
  aKind.map((kind): Call => {
    const lease = () => ({ now: (written += 1), until: written + 1 });
    return ['claim', (things) => things.claim({ where: { kind } }, lease())];
  }),
);
const reads: fc.Arbitrary<Call> = fc.oneof(
  anId.map((id): Call => ['get', (things) => things.get(id)]),
  aKind.map((kind): Call => ['first', (things) => things.find(newest(kind))]),
  aKind.map((kind): Call => ['stream', (things) => collected(things.stream({ kind }))]),
);
/** A call by the first or the second of the stores, or a turn of the event loop. */
const aStep = fc.option(fc.tuple(fc.nat(1), fc.oneof({ weight: 2, arbitrary: writes }, reads)), {
  nil: undefined,
  freq: 4,
});

describe.each<Durability>(['full', 'relaxed'])('what is kept of %s documents', (durability) => {
  const definition = { ...KEPT_THINGS, durability };

  test.each([
    ['in one store', [0, 0]],
    ['in two stores on one file', [0, 1]],
  ])(
    'is what is stored, whatever was called at once %s',
    async (_where, callers) => {
      const url = `sqlite:${join(await temporaryDirectory(), 'things.db')}`;
      const open = () => openStore(url, { definitions: [definition] });
      const stores = [await open(), await open(), await open()];
      const [first, second, third] = stores.map((store) => store.collection(definition)) as [
        Things,
        Things,
        Things,
      ];
      const users = callers.map((at) => (at === 0 ? first : second));
      try {
        await fc.assert(
          fc.asyncProperty(fc.array(aStep, { minLength: 2, maxLength: 25 }), async (steps) => {
            await first.removeWhere({});
            for (const things of users) await things.get('nobody');
            const calls: Promise<unknown>[] = [];
            for (const step of steps) {
              if (step === undefined) await nextTurn();
              else calls.push(step[1][1](users[step[0]] ?? first));
            }
            await Promise.allSettled(calls);
            await nextTurn();
            const stored = await third.find({ limit: 100 });
            for (const things of new Set(users)) {
              for (const id of IDS)
                expect(await things.get(id)).toEqual(stored.find(({ doc }) => doc.id === id));
              for (const kind of KINDS) {
                const [expected] = await third.find({ ...newest(kind), limit: 2 });
                expect((await things.find(newest(kind)))[0]).toEqual(expected);
              }
            }
          }),
          { numRuns: 100 },
        );
      } finally {
        for (const store of stores) await store.close();
      }
    },
    60_000,
  );
});
