import { keepNewest } from '../assessment/keep-newest.js';
import { deepFrozen } from './deep-frozen.js';
import type { Entity, Versioned } from './port.js';

/**
 * Documents as they were last read or written, those of the longest ago forgotten first. Nobody is given one but by
 * the version that the store has now, so that what another process writes is never missed.
 */
export class KeptDocuments<T extends Entity> {
  readonly room: number;
  readonly #kept = new Map<string, Versioned<T>>();

  /** @param room for how many there is room; with none nothing is kept */
  constructor(room: number) {
    this.room = room;
  }

  at(id: string, version: number): Versioned<T> | undefined {
    const known = this.#kept.get(id);
    return known?.version === version ? known : undefined;
  }

  /** @returns the same, frozen where it is kept */
  keep(versioned: Versioned<T>): Versioned<T> {
    if (this.room === 0) return versioned;
    keepNewest(this.#kept, versioned.doc.id, deepFrozen(versioned), this.room);
    return versioned;
  }

  forget(id: string): void {
    this.#kept.delete(id);
  }

  forgetAll(): void {
    this.#kept.clear();
  }
}
