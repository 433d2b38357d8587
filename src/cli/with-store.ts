import type { Config } from '../config.js';
import { openConfiguredStore } from '../services.js';
import type { Store } from '../store/port.js';

/**
 * Opens the store that the settings name, as the service does, for as long as the work takes. A service that
 * runs on the same store goes on meanwhile.
 */
export async function withStore<T>(config: Config, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openConfiguredStore(config);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
