import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnyCollectionDefinition } from '../../src/store/definition.js';
import { openStore } from '../../src/store/open-store.js';
import type { Store } from '../../src/store/port.js';

const cleanups: (() => Promise<void>)[] = [];

afterAll(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

/** A store in memory, closed after the test file. */
export async function memoryStore(definitions: readonly AnyCollectionDefinition[]): Promise<Store> {
  const store = await openStore('sqlite::memory:', { definitions });
  cleanups.push(() => store.close());
  return store;
}

/** A store in a file of its own, closed and removed after the test file; `url` opens it once more. */
export async function temporaryStore(
  definitions: readonly AnyCollectionDefinition[],
): Promise<{ store: Store; url: string }> {
  const url = `sqlite:${join(await temporaryDirectory(), 'parcours.db')}`;
  const store = await openStore(url, { definitions });
  cleanups.push(() => store.close());
  return { store, url };
}

/** A directory of its own, removed after the test file. */
export async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'parcours-'));
  cleanups.push(() => rm(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  return directory;
}
