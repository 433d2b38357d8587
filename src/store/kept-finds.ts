import { keepNewest } from '../assessment/keep-newest.js';
import type { FieldTest } from './conditions.js';
import type { Search } from './engine.js';
import type { IndexValue } from './port.js';

/** The indexed fields of a document. */
export type Fields = ReadonlyMap<string, IndexValue>;

interface KeptFind {
  readonly equalities: ReadonlyMap<string, IndexValue>;
  /** Absent where nothing was found. */
  readonly first: string | undefined;
}

/** Which document is the first of a search, as it was last found, for searches by the values of some fields. */
export class KeptFinds {
  readonly #room: number;
  readonly #kept = new Map<string, KeptFind>();

  constructor(room: number) {
    this.#room = room;
  }

  find(search: Search): Pick<KeptFind, 'first'> | undefined {
    return this.#kept.get(nameOf(search));
  }

  /** @param first its id; undefined where nothing was found */
  keep(search: Search, first: string | undefined): void {
    const equalities = equalitiesOf(search.tests);
    if (equalities !== undefined) keepNewest(this.#kept, nameOf(search), { equalities, first }, this.#room);
  }

  /** Forgets the searches that a document with these fields meets. */
  forgetMetBy(fields: Fields): void {
    for (const [name, { equalities }] of this.#kept) {
      const isMet = [...equalities].every(([field, value]) => fields.get(field) === value);
      if (isMet) this.#kept.delete(name);
    }
  }

  clear(): void {
    this.#kept.clear();
  }
}

function nameOf({ tests, sort }: Search): string {
  return JSON.stringify([tests, sort]);
}

/** What the fields must be, where that is all that is asked of them; ids are not among the fields. */
function equalitiesOf(tests: readonly FieldTest[]): ReadonlyMap<string, IndexValue> | undefined {
  const equalities = new Map<string, IndexValue>();
  for (const test of tests) {
    const [value, another] = test.test === 'in' ? test.values : [];
    if (value === undefined || another !== undefined || test.field === 'id') return undefined;
    equalities.set(test.field, value);
  }
  return equalities.size === tests.length ? equalities : undefined;
}
