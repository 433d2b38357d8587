import type { Content } from '../content/content.js';
import type { Collection } from '../store/port.js';
import type { ExtraTimes } from './extra-times.js';
import type { ItemRevisions } from './item-revisions.js';
import type { ParameterSets } from './parameter-sets/parameter-sets.js';
import type { Placements } from './placements.js';
import type { Prescriptions } from './prescriptions.js';
import type { Sitting } from './sitting.js';

/** What the use cases of a sitting work with. */
export interface SittingDependencies {
  readonly content: Content;
  readonly parameterSets: ParameterSets;
  readonly sittings: Collection<Sitting>;
  readonly placements: Placements;
  readonly prescriptions: Prescriptions;
  readonly revisions: ItemRevisions;
  readonly extraTimes: ExtraTimes;
  readonly now: () => number;
  /** What a new sitting's choices among equals are drawn from: no two sittings share it, nobody can guess it. */
  readonly newSeed: () => string;
}
