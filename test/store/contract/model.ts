import fc from 'fast-check';
import type { AsyncCommand } from 'fast-check';
import { DuplicateKeyError } from '../../../src/store/errors.js';
import type { Collection, Condition, IndexValue, Query, Where } from '../../../src/store/port.js';
import type { Contract } from './engine-under-test.js';
import { ReferenceThings, takenKeys } from './reference.js';
import type { Held } from './reference.js';
import { collected, KEPT_THINGS, SEATS, THINGS } from './samples.js';
import type { Seat, Thing } from './samples.js';

type Real<T extends { id: string }> = Collection<T>;
type Sort = NonNullable<Query<Thing>['sort']>;

const anId = fc.constantFrom('a', 'b', 'c', 'd', 'A', 'é');
const aKind = fc.constantFrom('x', 'y', 'Z', 'é', '\uFF5E');
const aNumber = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const aMark: fc.Arbitrary<IndexValue> = fc.oneof(aNumber, fc.constantFrom('', 'm', '10'));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const aThing = fc
  .record({ id: anId, kind: maybe(aKind), rank: maybe(aNumber), mark: maybe(aMark), body: fc.jsonValue() })
  .map((doc) => JSON.parse(JSON.stringify(doc)) as Thing);

const on = (value: fc.Arbitrary<IndexValue>): fc.Arbitrary<Condition> =>
  fc.oneof(
    value,
    fc.record({ in: fc.array(value, { maxLength: 3 }) }),
    fc.record({ exists: fc.boolean() }),
    fc.record({ gt: value, lte: value }),
    fc.record({ gte: value }),
    fc.record({ lt: value }),
  );
const conditions = { id: on(anId), kind: on(aKind), rank: on(aNumber), mark: on(aMark) };
const aWhere = fc.oneof(
  fc.constant({}),
  fc.record({ kind: conditions.kind }),
  fc.record({ mark: conditions.mark }),
  fc.record(conditions, { requiredKeys: [] }),
) as fc.Arbitrary<Where<Thing>>;
const aSort: fc.Arbitrary<Sort> = fc.array(
  fc.record({
    by: fc.constantFrom('id' as const, 'kind' as const, 'rank' as const, 'mark' as const),
    order: fc.constantFrom('asc' as const, 'desc' as const),
  }),
  { maxLength: 3 },
);
const aLease = fc.record({ now: fc.nat(9), length: fc.integer({ min: 1, max: 5 }) });

function command<Model extends object, T extends { id: string }>(
  name: string,
  given: unknown,
  run: (model: Model, real: Real<T>) => Promise<void>,
): AsyncCommand<Model, Real<T>> {
  return { check: () => true, run, toString: () => `${name}(${fc.stringify(given)})` };
}

const onThings = (
  name: string,
  given: unknown,
  run: (model: ReferenceThings, real: Real<Thing>) => Promise<void>,
) => command(name, given, run);

const seen = <T>({ doc, version }: Held<T>) => ({ doc, version });
const failure = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

const thingCommands = [
  aThing.map((doc) =>
    onThings('insert', doc, async ({ held }, things) => {
      const refusal = await failure(things.insert(doc));
      if (held.has(doc.id)) expect(refusal).toMatchObject({ name: 'DuplicateKeyError', keys: 'id' });
      else expect(refusal).toBeUndefined();
      if (!held.has(doc.id)) held.set(doc.id, { doc, version: 1, until: 0 });
    }),
  ),
  fc.tuple(aThing, fc.constantFrom(0, 0, 0, -1)).map(([doc, late]) =>
    onThings('replace', [doc, late], async ({ held }, things) => {
      const current = held.get(doc.id);
      const written = things.replace(doc, (current?.version ?? 1) + late);
      if (current === undefined || late !== 0) {
        expect(await failure(written)).toMatchObject({ name: 'ConflictError' });
        return;
      }
      expect(await written).toBe(current.version + 1);
      held.set(doc.id, { doc, version: current.version + 1, until: 0 });
    }),
  ),
  anId.map((id) =>
    onThings('get', id, async ({ held }, things) => {
      const current = held.get(id);
      expect(await things.get(id)).toEqual(current && seen(current));
    }),
  ),
  anId.map((id) =>
    onThings('take', id, async ({ held }, things) => {
      expect(await things.take(id)).toEqual(held.get(id)?.doc);
      held.delete(id);
    }),
  ),
  anId.map((id) =>
    onThings('remove', id, async ({ held }, things) => expect(await things.remove(id)).toBe(held.delete(id))),
  ),
  fc.tuple(aWhere, aSort, maybe(fc.nat(4)), fc.nat(2)).map(([where, sort, limit, offset]) =>
    onThings('find', { where, sort, limit, offset }, async (model, things) => {
      const found = await things.find({ where, sort, offset, ...(limit === undefined ? {} : { limit }) });
      const expected = model
        .find(where, sort)
        .slice(offset, limit === undefined ? undefined : offset + limit);
      expect(found).toEqual(expected.map(seen));
    }),
  ),
  aWhere.map((where) =>
    onThings('count and stream', where, async (model, things) => {
      const expected = model.find(where, []);
      expect(await things.count(where)).toBe(expected.length);
      expect(await collected(things.stream(where))).toEqual(expected.map(({ doc }) => doc));
    }),
  ),
  fc.tuple(aWhere, aSort, aLease).map(([where, sort, { now, length }]) =>
    onThings('claim', { where, sort, now, length }, async (model, things) => {
      const lease = { now, until: now + length };
      const expected = model.claim(where, sort, lease);
      expect(await things.claim({ where, sort }, lease)).toEqual(expected && seen(expected));
    }),
  ),
  aWhere.map((where) =>
    onThings('removeWhere', where, async (model, things) => {
      const expected = model.find(where, []);
      expect(await things.removeWhere(where)).toBe(expected.length);
      for (const { doc } of expected) model.held.delete(doc.id);
    }),
  ),
];

const aSeat: fc.Arbitrary<Seat> = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd'),
  room: fc.constantFrom('r', 's'),
  place: fc.nat(1),
  label: fc.constantFrom('one', 'two', 'three', 'four'),
});

const seatCommands = [
  aSeat.map((doc) =>
    command('insert', doc, async (held: Map<string, Held<Seat>>, seats: Real<Seat>) => {
      const taken = held.has(doc.id) ? ['id'] : takenKeys(held, doc);
      await expectWritten(seats.insert(doc), taken);
      if (taken.length === 0) held.set(doc.id, { doc, version: 1, until: 0 });
    }),
  ),
  aSeat.map((doc) =>
    command('replace', doc, async (held: Map<string, Held<Seat>>, seats: Real<Seat>) => {
      const current = held.get(doc.id);
      if (current === undefined) return;
      const taken = takenKeys(held, doc);
      await expectWritten(seats.replace(doc, current.version), taken);
      if (taken.length === 0) held.set(doc.id, { doc, version: current.version + 1, until: 0 });
    }),
  ),
  aSeat.map(({ id }) =>
    command('take', id, async (held: Map<string, Held<Seat>>, seats: Real<Seat>) => {
      expect(await seats.take(id)).toEqual(held.get(id)?.doc);
      held.delete(id);
    }),
  ),
];

/** Where several keys are taken, an engine may name any of them. */
async function expectWritten(write: Promise<unknown>, taken: string[]): Promise<void> {
  const refusal = await failure(write);
  if (taken.length === 0) {
    expect(refusal).toBeUndefined();
    return;
  }
  expect(refusal).toBeInstanceOf(DuplicateKeyError);
  expect(taken).toContain(refusal instanceof DuplicateKeyError ? refusal.keys : '');
}

/** Whatever is done in whatever order, an engine gives what the reference gives. */
export function modelContract({ openFresh }: Contract): void {
  test.each([
    ['read each time', THINGS],
    ['kept', KEPT_THINGS],
  ])('any sequence of calls gives what plain code gives, documents %s', async (_, definition) => {
    const things = (await openFresh()).collection(definition);
    await fc.assert(
      fc.asyncProperty(fc.commands(thingCommands, { maxCommands: 60 }), async (commands) => {
        await things.removeWhere({});
        await fc.asyncModelRun(() => ({ model: new ReferenceThings(), real: things }), commands);
      }),
      { numRuns: 50 },
    );
  });

  test('any sequence of writes keeps unique keys unique', async () => {
    const seats = (await openFresh()).collection(SEATS);
    await fc.assert(
      fc.asyncProperty(fc.commands(seatCommands, { maxCommands: 40 }), async (commands) => {
        await seats.removeWhere({});
        await fc.asyncModelRun(() => ({ model: new Map<string, Held<Seat>>(), real: seats }), commands);
        const held = await collected(seats.stream({}));
        expect(new Set(held.map(({ label }) => label)).size).toBe(held.length);
      }),
      { numRuns: 40 },
    );
  });
}
