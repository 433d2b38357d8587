import type { EngineCollection, StoredDocument } from '../../src/store/engine.js';
import { StoredCollection } from '../../src/store/stored-collection.js';
import { KEPT_THINGS, thing, type Thing } from './contract/samples.js';

/** One document, whose reading can be held up between the database and us. */
class SlowEngine implements Pick<EngineCollection, 'get' | 'head' | 'find' | 'replace'> {
  version = 1;
  reads = 0;
  onTheWay: Promise<void> = Promise.resolve();
  #payload = JSON.stringify(thing('a', { kind: 'x' }));

  async get(): Promise<StoredDocument> {
    this.reads += 1;
    const read = { version: this.version, schema: 1, payload: this.#payload };
    await this.onTheWay;
    return read;
  }

  async find(): Promise<StoredDocument[]> {
    return [await this.get()];
  }

  async head() {
    this.reads += 1;
    const head = { id: 'a', version: this.version };
    await this.onTheWay;
    return head;
  }

  async replace({ payload }: { payload: string }): Promise<boolean> {
    this.version += 1;
    this.#payload = payload;
    return true;
  }
}

let engine: SlowEngine;
let things: StoredCollection<Thing>;
beforeEach(() => {
  engine = new SlowEngine();
  const foreignWrites = () => Promise.resolve(1);
  things = new StoredCollection(KEPT_THINGS, engine as unknown as EngineCollection, foreignWrites);
});

/** Asks, has the document written while the answer is on its way, and lets the answer arrive. */
async function overtaken(ask: () => Promise<unknown>): Promise<void> {
  let arrive: () => void = () => undefined;
  engine.onTheWay = new Promise((resolve) => (arrive = resolve));
  const asked = ask();
  await Promise.resolve();
  await Promise.resolve();
  await Promise.resolve();
  await things.replace(thing('a', { kind: 'x', rank: 2 }), 1);
  arrive();
  await asked;
}

describe('what is read while it is written', () => {
  it('does not stay in memory by its id', async () => {
    await overtaken(() => things.get('a'));
    expect(await things.get('a')).toEqual({ doc: thing('a', { kind: 'x', rank: 2 }), version: 2 });
  });

  it('does not stay in memory as the first of a search', async () => {
    const first = async () => (await things.find({ where: { kind: 'x' }, limit: 1 }))[0];
    await overtaken(first);
    expect(await first()).toEqual({ doc: thing('a', { kind: 'x', rank: 2 }), version: 2 });
  });
});

it('reads a document once, and not what it has written itself', async () => {
  await things.get('a');
  await things.get('a');
  expect(engine.reads).toBe(1);
  await things.replace(thing('a', { kind: 'x', rank: 2 }), 1);
  expect((await things.get('a'))?.version).toBe(2);
  expect(engine.reads).toBe(1);
});
