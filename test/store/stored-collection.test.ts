import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EngineCollection, StoredDocument } from '../../src/store/engine.js';
import type { Envelope } from '../../src/store/envelope.js';
import { StoredCollection } from '../../src/store/stored-collection.js';
import { KEPT_THINGS, thing, type Thing } from './contract/samples.js';

/** An engine whose answers can be held up between the database and us. */
class SlowEngine implements Pick<EngineCollection, 'get' | 'head' | 'find' | 'insert' | 'replace'> {
  version = 1;
  reads = 0;
  /** The first of every search. */
  first = 'a';
  onTheWay: Promise<void> = Promise.resolve();
  readonly #payloads = new Map([['a', JSON.stringify(thing('a', { kind: 'x' }))]]);

  async get(id: string): Promise<StoredDocument | undefined> {
    this.reads += 1;
    const payload = this.#payloads.get(id);
    const { version } = this;
    await this.onTheWay;
    return payload === undefined ? undefined : { version, schema: 1, payload };
  }

  async find(): Promise<StoredDocument[]> {
    return [(await this.get(this.first)) as StoredDocument];
  }

  async head() {
    this.reads += 1;
    const head = { id: this.first, version: this.version };
    await this.onTheWay;
    return head;
  }

  async insert({ id, payload }: Pick<Envelope, 'id' | 'payload'>): Promise<void> {
    this.first = id;
    this.#payloads.set(id, payload);
  }

  async replace({ payload }: Pick<Envelope, 'payload'>): Promise<boolean> {
    this.write(payload);
    await this.onTheWay;
    return true;
  }

  write(payload: string): void {
    this.version += 1;
    this.#payloads.set('a', payload);
  }
}

let engine: SlowEngine;
let things: StoredCollection<Thing>;
let foreign: number;
beforeEach(() => {
  engine = new SlowEngine();
  foreign = 1;
  const foreignWrites = () => Promise.resolve(foreign);
  things = new StoredCollection(KEPT_THINGS, engine as unknown as EngineCollection, foreignWrites);
});

/** Asks, has something happen while the answer is on its way, and lets the answer arrive. */
async function overtaken(ask: () => Promise<unknown>, by: () => Promise<unknown>): Promise<void> {
  let arrive: () => void = () => undefined;
  engine.onTheWay = new Promise((resolve) => (arrive = resolve));
  const asked = ask();
  await nextTurn();
  engine.onTheWay = Promise.resolve();
  await by();
  arrive();
  await asked;
}

const weReplace = () => things.replace(thing('a', { kind: 'x', rank: 2 }), 1);

/** Another process writes the document, and we notice by a read of something else. */
async function othersReplace(): Promise<void> {
  engine.write(JSON.stringify(thing('a', { kind: 'x', rank: 3 })));
  foreign += 1;
  await things.get('something-else');
}

const first = async () => (await things.find({ where: { kind: 'x' }, limit: 1 }))[0];

describe.each([
  ['here', weReplace, 2],
  ['elsewhere', othersReplace, 3],
] as const)('what is read while it is written %s', (_where, replace, rank) => {
  it('does not stay in memory by its id', async () => {
    await overtaken(() => things.get('a'), replace);
    expect(await things.get('a')).toEqual({ doc: thing('a', { kind: 'x', rank }), version: 2 });
  });

  it('does not stay in memory as the first of a search', async () => {
    await overtaken(first, replace);
    expect(await first()).toEqual({ doc: thing('a', { kind: 'x', rank }), version: 2 });
  });
});

it('keeps nothing that it wrote, once another process was seen to write before the disk had it', async () => {
  await things.get('a');
  await overtaken(weReplace, othersReplace);
  expect(await things.get('a')).toEqual({ doc: thing('a', { kind: 'x', rank: 3 }), version: 3 });
});

it('is not taken for the first of a search, where one that comes before it is written meanwhile', async () => {
  await overtaken(first, () => things.insert(thing('b', { kind: 'x' })));
  expect((await first())?.doc.id).toBe('b');
});

it('reads a document once, and not what it has written itself', async () => {
  await things.get('a');
  await things.get('a');
  expect(engine.reads).toBe(1);
  await things.replace(thing('a', { kind: 'x', rank: 2 }), 1);
  expect((await things.get('a'))?.version).toBe(2);
  expect(engine.reads).toBe(1);
});
