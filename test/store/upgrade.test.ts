import { layoutOf } from '../../src/store/definition.js';
import type { Engine, EngineCollection, LockedEngine, StoredDocument } from '../../src/store/engine.js';
import { StoreError } from '../../src/store/errors.js';
import { everyDocument } from '../../src/store/every-document.js';
import { upgradeOf } from '../../src/store/migrations.js';
import { upgrade } from '../../src/store/upgrade.js';
import { FIRST_NOTES, NOTE_MIGRATIONS, NOTES } from './contract/notes.js';

const unused = () => Promise.reject(new Error('not expected'));

/** A collection whose documents another program changes as soon as they were read. */
function contested(documents: StoredDocument[]): EngineCollection {
  return {
    get: unused,
    head: unused,
    insert: unused,
    take: unused,
    claim: unused,
    remove: unused,
    count: async () => documents.length,
    find: async () => documents.splice(0),
    replace: async () => false,
  };
}

const recordOf = (layout: string) => new Map([[NOTES.name, { schema: 1, layout }]]);

function engineOf(collection: EngineCollection): Engine {
  const locked: LockedEngine = {
    collection: () => collection,
    backUp: async () => undefined,
    prepare: async () => undefined,
    makeIndexes: async () => undefined,
    record: async () => undefined,
  };
  return {
    name: 'mongodb',
    collection: () => collection,
    recorded: async () => recordOf(''),
    underLock: (work) => work(locked),
    ping: unused,
    close: unused,
  };
}

const stored = (document: object): StoredDocument => ({
  version: 1,
  schema: 1,
  payload: JSON.stringify(document),
});

describe('an upgrade', () => {
  test('stops when another program writes at the same time', async () => {
    const engine = engineOf(contested([stored({ id: 'a', text: 'one' })]));
    await expect(upgrade(engine, [NOTES], NOTE_MIGRATIONS)).rejects.toThrow(/another program wrote/);
  });

  test('passes over what an upgrade that was killed had brought up', async () => {
    const done = { ...stored({ id: 'a', content: 'one', words: 1 }), schema: NOTES.schemaVersion };
    const engine = { ...engineOf(contested([done])), recorded: async () => recordOf(layoutOf(NOTES)) };
    await expect(upgrade(engine, [NOTES], NOTE_MIGRATIONS)).resolves.toBeUndefined();
  });

  test('brings up no document that is newer than the program', () => {
    expect(() => upgradeOf(FIRST_NOTES, NOTE_MIGRATIONS)({ id: 'a' }, 2)).toThrow(/newer/);
  });

  test('leaves a document alone that is up to date', () => {
    const document = { id: 'a' };
    expect(upgradeOf(NOTES, NOTE_MIGRATIONS)(document, 3)).toBe(document);
  });

  test.each([['text'], [null], [{}], [{ id: 1 }]])(
    'refuses %p where a document should be',
    async (document) => {
      const collection = contested([{ version: 1, schema: 1, payload: JSON.stringify(document) }]);
      await expect(everyDocument(collection, []).next()).rejects.toThrow(StoreError);
    },
  );
});
