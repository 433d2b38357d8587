import { join } from 'node:path';
import { temporaryDirectory } from '../../support/stores.js';
import { describeContract } from '../contract.js';

describeContract({
  name: 'sqlite',
  textOrder: async () => 'characters',
  endLeaseOfUpgrade: async () => undefined,
  freshUrl: async () => `sqlite:${join(await temporaryDirectory(), 'parcours.db')}`,
});
