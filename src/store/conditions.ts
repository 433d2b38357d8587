import type { AnyCollectionDefinition } from './definition.js';
import { isStorableText } from './envelope.js';
import { StoreError } from './errors.js';
import type { Condition, IndexValue } from './port.js';

/** `where` and `sort` of the port with the document type forgotten. */
export type AnyWhere = Readonly<Record<string, Condition | undefined>>;
export type Sort = readonly { readonly by: string; readonly order: 'asc' | 'desc' }[];
export interface AnyQuery {
  readonly where?: AnyWhere;
  readonly sort?: Sort;
  readonly limit?: number;
  readonly offset?: number;
}

export type Bound = 'lt' | 'lte' | 'gt' | 'gte';

/** One checked condition on one field; all the tests of a find must hold. */
export type FieldTest =
  | { readonly field: string; readonly test: 'in'; readonly values: readonly IndexValue[] }
  | { readonly field: string; readonly test: Bound; readonly value: IndexValue }
  | { readonly field: string; readonly test: 'exists'; readonly exists: boolean };

/** The most values that one `in` may list. */
const MAX_IN_VALUES = 10_000;

const BOUNDS: readonly Bound[] = ['lt', 'lte', 'gt', 'gte'];

/**
 * Checks a `where` and makes the list of tests that an engine translates. An undefined or empty condition
 * is refused: a filter that got lost must not widen what is read or removed.
 * @throws StoreError for a field that is not indexed, or a condition that says nothing or cannot be compared.
 */
export function readWhere(definition: AnyCollectionDefinition, where: AnyWhere): FieldTest[] {
  return Object.entries(where).flatMap(([field, condition]) => {
    checkIndexed(definition, field);
    return readCondition(`${definition.name}.${field}`, field, condition);
  });
}

/** @throws StoreError for a sort by a field that is not indexed, or a limit or offset that is no count. */
export function checkQuery(definition: AnyCollectionDefinition, query: AnyQuery): void {
  for (const { by } of query.sort ?? []) checkIndexed(definition, by);
  for (const count of [query.limit ?? 0, query.offset ?? 0]) {
    if (!Number.isSafeInteger(count) || count < 0) {
      throw new StoreError(`${definition.name}: limit and offset must be whole numbers from 0`);
    }
  }
}

function checkIndexed(definition: AnyCollectionDefinition, field: string): void {
  if (field !== 'id' && !definition.indexed.includes(field)) {
    throw new StoreError(`${definition.name}: cannot search by "${field}", which is not indexed`);
  }
}

function readCondition(place: string, field: string, condition: Condition | undefined): FieldTest[] {
  if (typeof condition === 'string' || typeof condition === 'number') {
    return [{ field, test: 'in', values: comparable(place, [condition]) }];
  }
  if (condition === undefined) throw new StoreError(`${place}: the condition is undefined`);
  if ('in' in condition) return [{ field, test: 'in', values: comparable(place, condition.in) }];
  if ('exists' in condition) return [{ field, test: 'exists', exists: condition.exists }];
  const tests = BOUNDS.flatMap((test): FieldTest[] => {
    const value = condition[test];
    return value === undefined ? [] : [{ field, test, value: bound(place, value) }];
  });
  if (tests.length === 0) throw new StoreError(`${place}: the condition says nothing`);
  return tests;
}

/** Texts that cannot be stored are left out: no document has them. */
function comparable(place: string, values: readonly IndexValue[]): IndexValue[] {
  if (values.length > MAX_IN_VALUES) {
    throw new StoreError(`${place}: more than ${MAX_IN_VALUES} values in one condition`);
  }
  if (values.some((value) => typeof value === 'number' && !Number.isFinite(value))) {
    throw new StoreError(`${place}: cannot compare with a number that is not finite`);
  }
  return values.filter((value) => typeof value === 'number' || isStorableText(value));
}

function bound(place: string, value: IndexValue): IndexValue {
  const [usable] = comparable(place, [value]);
  if (usable === undefined) throw new StoreError(`${place}: cannot compare with a broken text`);
  return usable;
}
