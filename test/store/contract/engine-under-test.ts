import type { OpenStoreOptions } from '../../../src/store/open-store.js';
import type { Store } from '../../../src/store/port.js';

/** What the contract needs of an engine. */
export interface EngineUnderTest {
  readonly name: Store['engine'];
  /** A stand-in written in Java orders texts by UTF-16 units; databases order them by characters. */
  readonly textOrder: () => Promise<'characters' | 'units'>;
  /** The address of a store that holds nothing yet. */
  readonly freshUrl: () => Promise<string>;
  /** Lets the time pass that a killed process's lock of upgrades outlives it. */
  readonly endLeaseOfUpgrade: (url: string) => Promise<void>;
}

/** What each part of the contract is given: stores that it opens are closed after the tests. */
export interface Contract extends EngineUnderTest {
  readonly open: (url: string, options?: Partial<OpenStoreOptions>) => Promise<Store>;
  readonly openFresh: () => Promise<Store>;
}
