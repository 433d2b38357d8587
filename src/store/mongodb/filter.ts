import type { QueryFilter } from 'mongoose';
import type { FieldTest, Sort } from '../conditions.js';
import type { IndexValue } from '../port.js';
import type { MongoDocument } from './mongo-document.js';

/** The path of a field in a stored document: apart from the envelope's own, whatever the field is called. */
export function path(field: string): string {
  return field === 'id' ? '_id' : `f_${field}`;
}

type Operators = Readonly<Record<string, IndexValue | readonly IndexValue[] | boolean>>;

/** A filter of tests that must all hold. Values stand behind operators alone, so that none is read as one. */
export function filterOf(tests: readonly FieldTest[]): QueryFilter<MongoDocument> {
  if (tests.length === 0) return {};
  return { $and: tests.map((test) => ({ [path(test.field)]: operatorsOf(test) })) };
}

/** The order of a search: ties by id in the direction of the last field. */
export function sortOf(sort: Sort): Record<string, 1 | -1> {
  const terms = [...sort, { by: 'id', order: sort.at(-1)?.order ?? 'asc' }];
  const named = new Map<string, 1 | -1>();
  for (const { by, order } of terms) {
    if (!named.has(path(by))) named.set(path(by), order === 'desc' ? -1 : 1);
  }
  return Object.fromEntries(named);
}

function operatorsOf(test: FieldTest): Operators {
  switch (test.test) {
    case 'exists':
      return { $exists: test.exists };
    case 'in':
      return { $in: test.values };
    default:
      return { [`$${test.test}`]: test.value };
  }
}
