import type { PreparedBank } from '../assessment/bank.js';
import type { ItemParameters } from '../assessment/response-model.js';
import type { DeviationBelief } from '../assessment/two-level/deviation.js';
import type { Framework } from './framework.js';
import type { Item } from './items.js';
import type { Module } from './modules.js';
import type { Path } from './paths.js';

/** All that can be asked, checked and ready to serve. */
export interface Content {
  readonly framework: Framework;
  readonly items: ReadonlyMap<string, Item>;
  /** What can be taken: the paths, and after them the modules, each as a path. */
  readonly paths: ReadonlyMap<string, Path>;
  readonly modules: ReadonlyMap<string, Module>;
  /** Each drawing as pages hold it, by its file's name. */
  readonly figures: ReadonlyMap<string, string>;
  readonly parameters: ParameterSet;
}

/** What is believed of the items' difficulty; a sitting names the set that it keeps to. */
export interface ParameterSet {
  readonly id: string;
  readonly of: ReadonlyMap<string, ItemParameters>;
  readonly bank: PreparedBank;
  /** Ids of the items that are no longer a guess; results that rest on others are marked provisional. */
  readonly settled: ReadonlySet<string>;
  /** How far competences are believed to lie from the general ability. */
  readonly deviation: DeviationBelief;
}
