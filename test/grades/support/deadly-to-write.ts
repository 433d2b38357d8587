import type { Collection } from '../../../src/store/port.js';

export class Killed extends Error {}

/** The same collection, of a process that dies when it would write to it. */
export function deadlyToWrite<T extends { readonly id: string }>(collection: Collection<T>): Collection<T> {
  return new Proxy(collection, {
    get(target, name: keyof Collection<T>) {
      if (name === 'insert' || name === 'replace') return () => Promise.reject(new Killed());
      return target[name].bind(target);
    },
  });
}
