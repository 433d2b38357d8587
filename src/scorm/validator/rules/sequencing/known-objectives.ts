import type { Element } from '@xmldom/xmldom';
import { attributeOf } from '../../xml/elements.js';
import { objectiveId, objectivesOf, type Sequencings } from './sequencings.js';

/** Whether an activity has an objective of that id. */
export type KnowsObjective = (id: string) => boolean;

const idsOf = (sequencing: Element): Set<string | undefined> =>
  new Set(objectivesOf(sequencing).map((objective) => objectiveId(objective, 'objectiveID')));

type ObjectivesById = ReadonlyMap<string, ReadonlySet<string | undefined>>;

const of = (all: ObjectivesById, id: string | undefined) => (id === undefined ? undefined : all.get(id));

/** The first of each ID in the collection, and what it has. */
function lendersIn(collected: readonly Element[]): ObjectivesById {
  const lenders = new Map<string, Set<string | undefined>>();
  for (const sequencing of collected) {
    const id = attributeOf(sequencing, 'ID');
    if (id !== undefined && !lenders.has(id)) lenders.set(id, idsOf(sequencing));
  }
  return lenders;
}

/** What all those that refer to an ID bring along, together. */
function borrowersIn(used: readonly Element[]): ObjectivesById {
  const borrowers = new Map<string, Set<string | undefined>>();
  for (const sequencing of used) {
    const reference = attributeOf(sequencing, 'IDRef');
    if (reference === undefined) continue;
    const ids = borrowers.get(reference) ?? new Set();
    borrowers.set(reference, ids);
    for (const id of idsOf(sequencing)) ids.add(id);
  }
  return borrowers;
}

/**
 * The objectives that rules of a sequencing may speak of. An activity’s own take the place of those it refers to in the
 * collection; what is in the collection may speak of what those who refer to it bring along.
 */
export function knownObjectives({ used, collected }: Sequencings): (sequencing: Element) => KnowsObjective {
  const [lenders, borrowers, lent] = [lendersIn(collected), borrowersIn(used), new Set(collected)];
  return (sequencing) => {
    const own = idsOf(sequencing);
    if (lent.has(sequencing)) {
      const brought = of(borrowers, attributeOf(sequencing, 'ID'));
      return (id) => own.has(id) || brought?.has(id) === true;
    }
    const others = of(lenders, attributeOf(sequencing, 'IDRef'));
    return (id) => (own.size > 0 || others === undefined ? own : others).has(id);
  };
}
