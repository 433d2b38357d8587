import { keepNewest } from '../assessment/keep-newest.js';
import { deepFrozen } from './deep-frozen.js';
import type { Search } from './engine.js';
import { KeptFinds, type Fields } from './kept-finds.js';
import type { Entity, Versioned } from './port.js';

/** A write of a document that has begun, and is not known to have been done. */
export interface WriteUnderWay {
  readonly id: string;
  readonly fields: readonly Fields[] | undefined;
  /** Whether nobody else can have written the document since it began. */
  isOnlyOne: boolean;
}

/**
 * Documents as they were last read or written, those of the longest ago forgotten first, and which were the first of a
 * search. Nobody is given one but by the version that the store has now, or where nobody else has written since, so that
 * what another process writes is never missed.
 */
export class KeptDocuments<T extends Entity> {
  readonly room: number;
  readonly #kept = new Map<string, Versioned<T>>();
  readonly #finds: KeptFinds;
  /** What may have made old what is being read: our writes, and signs of others'. */
  #changes = 0;
  readonly #underWay = new Set<WriteUnderWay>();
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
    if (foreignWrites !== this.#foreignWrites) this.forgetAll();
    this.#foreignWrites = foreignWrites;
    return this;
  }

  get(id: string): Versioned<T> | undefined {
    return this.#kept.get(id);
  }

  find(search: Search): { readonly first: string | undefined } | undefined {
    return this.#finds.find(search);
  }

  /** Taken before a document is read, and given with it: what is written while it is read, by whomever, makes it old. */
  get mark(): number {
    return this.#changes;
  }

  /** @returns the same, frozen where it is kept */
  keep(versioned: Versioned<T>, mark: number): Versioned<T> {
    if (this.room === 0 || mark !== this.#changes) return versioned;
    keepNewest(this.#kept, versioned.doc.id, deepFrozen(versioned), this.room);
    return versioned;
  }

  keepFind(search: Search, first: string | undefined, mark: number): void {
    if (mark === this.#changes) this.#finds.keep(search, first);
  }

  /**
   * Before the document is written.
   * @param fields its indexed ones before and after, where any of them changes; absent where they are not known
   */
  writes(id: string, fields?: readonly Fields[]): WriteUnderWay {
    const write: WriteUnderWay = { id, fields, isOnlyOne: !this.#overtake(id) };
    this.#underWay.add(write);
    this.#forget(id, fields);
    return write;
  }

  /**
   * At once after it was written, or not.
   * @param written what the document is now, where that is known; not kept where anybody may have written it since
   */
  wrote(write: WriteUnderWay, written?: Versioned<T>): void {
    this.#underWay.delete(write);
    this.#forget(write.id, write.fields);
    if (written !== undefined && write.isOnlyOne) this.keep(written, this.mark);
  }

  /** After the document was given a lease, which changes no field. */
  leased(id: string): void {
    this.#overtake(id);
    this.#forget(id, []);
  }

  forgetAll(): void {
    this.#changes += 1;
    this.#kept.clear();
    this.#finds.clear();
    for (const write of this.#underWay) write.isOnlyOne = false;
  }

  #forget(id: string, fields: readonly Fields[] | undefined): void {
    this.#changes += 1;
    this.#kept.delete(id);
    if (fields === undefined) this.#finds.clear();
    else for (const each of fields) this.#finds.forgetMetBy(each);
  }

  /** @returns whether there is a write of the document under way; none of them is the only one any more */
  #overtake(id: string): boolean {
    let overtook = false;
    for (const write of this.#underWay) {
      if (write.id !== id) continue;
      write.isOnlyOne = false;
      overtook = true;
    }
    return overtook;
  }
}
