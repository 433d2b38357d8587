import type { Condition, IndexValue, Lease, Query, Where } from '../../../src/store/port.js';
import type { Seat, Thing } from './samples.js';

export interface Held<T> {
  doc: T;
  version: number;
  until: number;
}

type Sort = NonNullable<Query<Thing>['sort']>;
const FIELDS = ['id', 'kind', 'rank', 'mark'] as const;

/** What a collection of things does, in plain code that is slow and easy to check. */
export class ReferenceThings {
  readonly held = new Map<string, Held<Thing>>();

  find(where: Where<Thing>, sort: Sort): Held<Thing>[] {
    const terms: Sort = [...sort, { by: 'id', order: sort.at(-1)?.order ?? 'asc' }];
    return [...this.held.values()]
      .filter(({ doc }) => FIELDS.every((field) => meets(doc[field], where[field])))
      .sort((a, b) => {
        const differences = terms.map(({ by, order }) => {
          const difference = compare(a.doc[by], b.doc[by]);
          return order === 'asc' ? difference : -difference;
        });
        return differences.find((difference) => difference !== 0) ?? 0;
      });
  }

  claim(where: Where<Thing>, sort: Sort, lease: Lease): Held<Thing> | undefined {
    const free = this.find(where, sort).find(({ until }) => until <= lease.now);
    if (free === undefined) return undefined;
    free.version += 1;
    free.until = lease.until;
    return free;
  }
}

/** Which key of a seat another one has, if any. */
export function takenKeys(held: ReadonlyMap<string, Held<Seat>>, seat: Seat): string[] {
  const others = [...held.values()].filter(({ doc }) => doc.id !== seat.id);
  const keys: string[] = [];
  if (others.some(({ doc }) => doc.room === seat.room && doc.place === seat.place)) keys.push('room, place');
  if (others.some(({ doc }) => doc.label === seat.label)) keys.push('label');
  return keys;
}

function meets(value: IndexValue | undefined, condition: Condition | undefined): boolean {
  if (condition === undefined) return true;
  if (typeof condition !== 'object') return value === condition;
  if ('in' in condition) return condition.in.some((one) => one === value);
  if ('exists' in condition) return (value !== undefined) === condition.exists;
  const { lt, lte, gt, gte } = condition;
  const holds = (bound: IndexValue | undefined, test: (difference: number) => boolean) =>
    bound === undefined || (typeof bound === typeof value && test(compare(value, bound)));
  return (
    holds(lt, (difference) => difference < 0) &&
    holds(lte, (difference) => difference <= 0) &&
    holds(gt, (difference) => difference > 0) &&
    holds(gte, (difference) => difference >= 0)
  );
}

/** The missing, then numbers, then texts by the numbers of their characters. */
function compare(a: IndexValue | undefined, b: IndexValue | undefined): number {
  const kind = (value: IndexValue | undefined) => ['undefined', 'number', 'string'].indexOf(typeof value);
  if (kind(a) !== kind(b)) return kind(a) - kind(b);
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return Math.sign(Number(a ?? 0) - Number(b ?? 0));
}
