import { openStore } from '../../src/store/open-store.js';
import type { Store } from '../../src/store/port.js';
import { crashContract } from './contract/crashes.js';
import type { Contract, EngineUnderTest } from './contract/engine-under-test.js';
import { findContract } from './contract/finds.js';
import { keptContract } from './contract/kept.js';
import { leaseContract } from './contract/leases.js';
import { modelContract } from './contract/model.js';
import { processContract } from './contract/processes.js';
import { SAMPLES } from './contract/samples.js';
import { storeContract } from './contract/stores.js';
import { upgradeContract } from './contract/upgrades.js';
import { valueContract } from './contract/values.js';
import { writeContract } from './contract/writes.js';

/** Every sentence of the port, said of one engine. */
export function describeContract(engine: EngineUnderTest): void {
  const stores: Store[] = [];
  const contract: Contract = {
    ...engine,
    open: async (url, options) => {
      const store = await openStore(url, { definitions: SAMPLES, ...options });
      stores.push(store);
      return store;
    },
    openFresh: async () => contract.open(await engine.freshUrl()),
  };
  describe(`a store on ${engine.name}`, () => {
    afterAll(async () => {
      for (const store of stores) await store.close();
    });
    storeContract(contract);
    writeContract(contract);
    valueContract(contract);
    findContract(contract);
    keptContract(contract);
    leaseContract(contract);
    modelContract(contract);
    upgradeContract(contract);
    processContract(contract);
    crashContract(contract);
  });
}
