import { keepNewest } from '../assessment/keep-newest.js';
import { deepFrozen } from './deep-frozen.js';
import type { Search } from './engine.js';
import { KeptFinds, type Fields } from './kept-finds.js';
import type { Entity, Versioned } from './port.js';

/**
 * Documents as they were last read or written, those of the longest ago forgotten first, and which were the first of a
 * search. Nobody is given one but by the version that the store has now, or where nobody else has written since, so that
 * what another process writes is never missed.
 */
export class KeptDocuments<T extends Entity> {
  readonly room: number;
  readonly #kept = new Map<string, Versioned<T>>();
  readonly #finds: KeptFinds;
  #ourWrites = 0;
  #foreignWrites: number | undefined;

  /** @param room for how many there is room; with none nothing is kept */
  constructor(room: number) {
    this.room = room;
    this.#finds = new KeptFinds(room);
  }

  at(id: string, version: number): Versioned<T> | undefined {
    const known = this.#kept.get(id);
    return known?.version === version ? known : undefined;
  }

  /** What is kept, where nobody else has written: by another number than before all is forgotten. */
  asOf(foreignWrites: number): this {
    if (foreignWrites !== this.#foreignWrites) {
      this.#kept.clear();
      this.#finds.clear();
    }
    this.#foreignWrites = foreignWrites;
    return this;
  }

  get(id: string): Versioned<T> | undefined {
    return this.#kept.get(id);
  }

  find(search: Search): { readonly first: string | undefined } | undefined {
    return this.#finds.find(search);
  }

  /** Taken before a document is read, and given with it: what is written while it is read makes it old. */
  get mark(): number {
    return this.#ourWrites;
  }

  /** @returns the same, frozen where it is kept */
  keep(versioned: Versioned<T>, mark: number): Versioned<T> {
    if (this.room === 0 || mark !== this.#ourWrites) return versioned;
    keepNewest(this.#kept, versioned.doc.id, deepFrozen(versioned), this.room);
    return versioned;
  }

  keepFind(search: Search, first: string | undefined, mark: number): void {
    if (mark === this.#ourWrites) this.#finds.keep(search, first);
  }

  /**
   * Before the document is written, and again after that.
   * @param fields its indexed ones before and after, where any of them changes; absent where they are not known
   */
  forget(id: string, fields?: readonly Fields[]): void {
    this.#ourWrites += 1;
    this.#kept.delete(id);
    if (fields === undefined) this.#finds.clear();
    else for (const each of fields) this.#finds.forgetMetBy(each);
  }

  forgetAll(): void {
    this.#ourWrites += 1;
    this.#kept.clear();
    this.#finds.clear();
  }
}
