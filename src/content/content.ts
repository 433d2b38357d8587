import type { PreparedBank } from '../assessment/bank.js';
import type { ItemParameters } from '../assessment/response-model.js';
import type { Framework } from './framework.js';
import type { Item } from './items.js';
import type { Path } from './paths.js';

/** All that can be asked, checked and ready to serve. */
export interface Content {
  readonly framework: Framework;
  readonly items: ReadonlyMap<string, Item>;
  readonly paths: ReadonlyMap<string, Path>;
  readonly parameters: ParameterSet;
}

/** What is believed of the items' difficulty; a sitting names the set that it keeps to. */
export interface ParameterSet {
  readonly id: string;
  /** While parameters are experts' guesses, results are marked provisional. */
  readonly provisional: boolean;
  readonly of: ReadonlyMap<string, ItemParameters>;
  readonly bank: PreparedBank;
}
