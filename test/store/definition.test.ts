import { checkDefinitions } from '../../src/store/definition.js';
import type { AnyCollectionDefinition } from '../../src/store/definition.js';
import { StoreError } from '../../src/store/errors.js';
import { SEATS, THINGS } from './contract/samples.js';

const refused = (changes: Partial<AnyCollectionDefinition>) => () =>
  checkDefinitions([{ ...SEATS, ...changes }]);

describe('collection definitions', () => {
  test('pass when their names are plain', () => {
    expect(() => checkDefinitions([THINGS, SEATS])).not.toThrow();
  });

  test.each(['', 'Seats', 'two words', 'a;b', 'a__b', '_a', '1a', 'a'.repeat(49)])(
    'may not be named "%s"',
    (name) => {
      expect(refused({ name })).toThrow(StoreError);
    },
  );

  test.each(['', 'a b', 'a"b', '$a', 'a.b', 'a_b', '1a'])('may not index a field "%s"', (field) => {
    expect(refused({ indexed: [field], unique: [] })).toThrow(StoreError);
  });

  test.each([0, -1, 1.5, NaN])('may not keep %d documents', (kept) => {
    expect(refused({ kept })).toThrow(/kept/);
  });

  test('may not share a name', () => {
    expect(() => checkDefinitions([THINGS, THINGS])).toThrow(/twice/);
  });

  test('may not index fields that differ in case alone', () => {
    expect(refused({ indexed: ['room', 'ROOM'], unique: [] })).toThrow(/twice/);
  });

  test('may not name the id, which is always indexed', () => {
    expect(refused({ indexed: ['id'], unique: [] })).toThrow(StoreError);
  });

  test('may not have a unique key of nothing, or of fields that are not indexed', () => {
    expect(refused({ unique: [[]] })).toThrow(StoreError);
    expect(refused({ unique: [['note']] })).toThrow(StoreError);
  });

  test.each([0, -1, 1.5, NaN])('may not have the schema version %p', (schemaVersion) => {
    expect(refused({ schemaVersion })).toThrow(StoreError);
  });
});
