import type { Bound, FieldTest } from '../conditions.js';
import type { Search } from '../engine.js';
import type { IndexValue } from '../port.js';
import type { Bindable } from './statements.js';

/** A piece of a statement and what is bound to its question marks. */
export interface Sql {
  readonly text: string;
  readonly values: readonly Bindable[];
}

const OPERATORS: Readonly<Record<Bound, string>> = { lt: '<', lte: '<=', gt: '>', gte: '>=' };

/** The column of a field; the names have passed `checkDefinitions`, so they are plain. */
export function column(field: string): string {
  return field === 'id' ? 'id' : `f_${field}`;
}

export function table(collection: string): string {
  return `c_${collection}`;
}

/** `WHERE …` for tests that must all hold, or nothing for none; `extra` is one more test, of our own. */
export function whereSql(tests: readonly FieldTest[], extra?: string, ...extraValues: Bindable[]): Sql {
  const parts = tests.map(testSql);
  if (extra !== undefined) parts.push({ text: extra, values: extraValues });
  if (parts.length === 0) return { text: '', values: [] };
  return {
    text: ` WHERE ${parts.map((part) => part.text).join(' AND ')}`,
    values: parts.flatMap((part) => part.values),
  };
}

/**
 * `ORDER BY …`, ties by id in the direction of the last field, so that one index can be walked; where a unique key
 * leaves no ties, without that, so that its own index can be.
 */
export function orderSql({ tests, sort }: Search, unique: readonly (readonly string[])[]): string {
  const tied = !unique.some((key) => key.every((field) => isNamed(field, tests, sort)));
  const terms = [...sort, ...(tied ? [{ by: 'id', order: sort.at(-1)?.order ?? 'asc' }] : [])];
  if (terms.length === 0) return '';
  return ` ORDER BY ${terms.map(({ by, order }) => `${column(by)} ${order === 'desc' ? 'DESC' : 'ASC'}`).join(', ')}`;
}

/** Whether what is found differs in a field, if at all, by the order asked for: it has one value, or is sorted by. */
function isNamed(field: string, tests: Search['tests'], sort: Search['sort']): boolean {
  return (
    sort.some(({ by }) => by === field) ||
    tests.some((test) => test.field === field && test.test === 'in' && test.values.length === 1)
  );
}

function testSql(test: FieldTest): Sql {
  const name = column(test.field);
  switch (test.test) {
    case 'exists':
      return { text: `${name} IS ${test.exists ? 'NOT NULL' : 'NULL'}`, values: [] };
    case 'in':
      return inSql(name, test.values);
    default:
      return {
        text: `(${name} ${OPERATORS[test.test]} ? AND ${sameKind(name, test.value)})`,
        values: [test.value],
      };
  }
}

/** SQLite orders all numbers before all texts; a bound compares with values of its own kind only. */
function sameKind(name: string, value: IndexValue): string {
  return typeof value === 'number' ? `${name} < ''` : `${name} >= ''`;
}

/** The list is filled up to a power of two, so that few different statements are prepared. */
function inSql(name: string, values: readonly IndexValue[]): Sql {
  const [first] = values;
  if (first === undefined) return { text: '0', values: [] };
  if (values.length === 1) return { text: `${name} = ?`, values };
  const length = 2 ** Math.ceil(Math.log2(values.length));
  const filled = [...values, ...Array.from({ length: length - values.length }, () => first)];
  return { text: `${name} IN (${filled.map(() => '?').join(',')})`, values: filled };
}
