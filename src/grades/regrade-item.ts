import type { ItemRevisions } from '../sittings/item-revisions.js';
import type { ParameterSets } from '../sittings/parameter-sets/parameter-sets.js';
import { regradeSitting, type Regrading, type RegradedSitting } from '../sittings/regrade-sitting.js';
import type { Sitting } from '../sittings/sitting.js';
import { ConflictError } from '../store/errors.js';
import type { Collection } from '../store/port.js';

export interface RegradeDependencies {
  readonly sittings: Collection<Sitting>;
  readonly revisions: ItemRevisions;
  readonly parameterSets: ParameterSets;
  readonly now: () => number;
}

export interface RegradeOptions {
  /** Only sittings that were finished then or later, in milliseconds since 1970. */
  readonly since: number | undefined;
  /** Says what would change, and changes nothing. */
  readonly dryRun: boolean;
}

/** How many finished sittings a regrading meets, by what it makes of them. */
export type RegradeCounts = Record<'regraded' | 'otherGrade' | 'unmarkable', number>;

/** Writes what the regrading makes of a sitting; another process may write to it at the same moment. */
async function regradeOne(
  id: string,
  regrading: Regrading,
  { sittings, parameterSets, now }: RegradeDependencies,
): Promise<RegradedSitting['outcome']> {
  for (;;) {
    const found = await sittings.get(id);
    if (found === undefined) return 'untouched';
    const content = await parameterSets.contentUnder(found.doc.parameterSet);
    const after = regradeSitting(found.doc, regrading, content, now());
    if (!('sitting' in after)) return after.outcome;
    try {
      await sittings.replace(after.sitting, found.version);
      return after.outcome;
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
    }
  }
}

/**
 * Regrades every finished sitting that answered an item whose key was corrected, or that is withdrawn. One sitting is
 * one write, which also marks its grade due where its share changed: killed at any moment, the same call again does
 * what is left, and nothing twice. Sittings under way are not touched.
 */
export async function regradeItem(
  regrading: Regrading,
  { since, dryRun }: RegradeOptions,
  dependencies: RegradeDependencies,
): Promise<RegradeCounts> {
  const { sittings, revisions, parameterSets, now } = dependencies;
  if (regrading.kind === 'correct' && !dryRun) await revisions.archive(regrading.item);
  const counts: RegradeCounts = { regraded: 0, otherGrade: 0, unmarkable: 0 };
  const finished = since === undefined ? {} : { finishedAt: { gte: since } };
  for await (const sitting of sittings.stream({ status: 'finished', ...finished })) {
    const content = await parameterSets.contentUnder(sitting.parameterSet);
    const { outcome } = regradeSitting(sitting, regrading, content, now());
    if (outcome === 'untouched') continue;
    const made = dryRun ? outcome : await regradeOne(sitting.id, regrading, dependencies);
    if (made === 'unmarkable') counts.unmarkable += 1;
    if (made === 'same-share' || made === 'other-share') counts.regraded += 1;
    if (made === 'other-share') counts.otherGrade += 1;
  }
  return counts;
}
