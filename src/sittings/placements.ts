import { z } from 'zod';
import { opaqueId } from '../security/opaque-id.js';
import { ConflictError, DuplicateKeyError } from '../store/errors.js';
import type { CollectionDefinition, Lease, Store, Versioned } from '../store/port.js';

const gradeServiceSchema = z.object({
  scopes: z.array(z.string()),
  lineItem: z.string().optional(),
  lineItems: z.string().optional(),
});

/** Where the platform tells who takes part in the course, and in which groups. */
const rosterServiceSchema = z.object({
  members: z.string().optional(),
  groups: z.string().optional(),
  groupSets: z.string().optional(),
});

const placementSchema = z.object({
  id: z.string(),
  institutionId: z.string(),
  kind: z.enum(['resource-link', 'preview', 'practice']),
  /** What makes it the same placement: the deployment and its resource link, or the placement previewed. */
  key: z.string(),
  registrationId: z.string(),
  /** Whose subjects its people are, as `origin` of their identities; the registration where nothing is said. */
  peopleOrigin: z.string().optional(),
  resourceLinkId: z.string().optional(),
  title: z.string().optional(),
  /** The platform's own id of the course. */
  contextId: z.string().optional(),
  contextTitle: z.string().optional(),
  /** The path that the link's custom parameter names. */
  linkPath: z.string().optional(),
  /** The prescription that the link was made for, as its custom parameter names it; maybe not one of ours. */
  linkPrescription: z.string().optional(),
  /** The placement that its link was copied from, where the platform told, and what that one opened. */
  copiedFrom: z.string().optional(),
  inheritedPrescription: z.string().optional(),
  /** What a teacher chose, or the first sitting fixed. */
  prescriptionId: z.string().optional(),
  /** What its sittings are measured by: fixed by the first one; the experts' where that was before sets were. */
  parameterSet: z.string().optional(),
  /** Whether a sitting was started: from then on the prescription stays. */
  used: z.boolean(),
  grades: gradeServiceSchema.optional(),
  roster: rosterServiceSchema.optional(),
});

/**
 * Where sittings happen: an LTI resource link, a teacher's preview of one, or the practice that a result on one advised.
 */
export type Placement = z.infer<typeof placementSchema>;

export const placementsDefinition: CollectionDefinition<Placement> = {
  name: 'placements',
  schemaVersion: 1,
  schema: placementSchema,
  indexed: ['key', 'institutionId', 'registrationId', 'linkPrescription'],
  unique: [['key']],
  // Written before the answers that refer to it, in the same log: it lasts when they do.
  durability: 'relaxed',
  kept: 500,
};

/** What a launch says of its resource link; of a preview also the prescription that it follows. */
export type PlacementSeen = Omit<Placement, 'id' | 'used' | 'copiedFrom' | 'inheritedPrescription'> & {
  /** Keys of what the link was copied from, the newest first. */
  readonly ancestors?: readonly string[];
};

/** The key of a resource link's placement. */
export function placementKey(deploymentId: string, resourceLinkId: string): string {
  return `link:${deploymentId}:${resourceLinkId}`;
}

export interface Placements {
  get(id: string): Promise<Versioned<Placement> | undefined>;
  /** The placement of this key, made at the first visit; titles and services are kept as last seen. */
  recognise(seen: PlacementSeen): Promise<Placement>;
  /** Whether another course has a link to the same prescription: one of the two is a copy. */
  hasTwin(placement: Placement): Promise<boolean>;
  /** Keeps the placement to one of many callers until the lease ends or it is written; undefined for the others. */
  hold(id: string, lease: Lease): Promise<Versioned<Placement> | undefined>;
  /** @throws ConflictError when it changed meanwhile. */
  update(placement: Placement, version: number): Promise<void>;
}

/** How many links to one prescription are looked through for one in another course. */
const TWINS = 100;

/** @param onServiceChange called when a launch gave a placement another grade service than it had */
export function placements(
  store: Store,
  onServiceChange: (placementId: string) => Promise<void> = () => Promise.resolve(),
): Placements {
  const collection = store.collection(placementsDefinition);

  async function ofKey(key: string): Promise<Versioned<Placement> | undefined> {
    const [found] = await collection.find({ where: { key }, limit: 1 });
    return found;
  }

  /** What the copy of a link inherits: the newest ancestor that was ever opened here. */
  async function inheritance(ancestors: readonly string[]): Promise<Partial<Placement>> {
    for (const key of ancestors) {
      const ancestor = (await ofKey(key))?.doc;
      if (ancestor === undefined) continue;
      const { id: copiedFrom, prescriptionId, inheritedPrescription } = ancestor;
      const opened = prescriptionId ?? inheritedPrescription;
      return { copiedFrom, ...(opened === undefined ? {} : { inheritedPrescription: opened }) };
    }
    return {};
  }

  async function recogniseOnce({ ancestors = [], ...seen }: PlacementSeen): Promise<Placement> {
    const found = await ofKey(seen.key);
    if (found === undefined) {
      const doc = { id: opaqueId(), used: false, ...(await inheritance(ancestors)), ...seen };
      await collection.insert(doc);
      return doc;
    }
    const { id, used, copiedFrom, inheritedPrescription } = found.doc;
    const prescriptionId = seen.prescriptionId ?? found.doc.prescriptionId;
    const chosen = prescriptionId === undefined ? {} : { prescriptionId };
    const service = { ...found.doc.grades, ...seen.grades };
    // A launch without the grade service (a guest's) takes nothing from the others.
    const kept =
      seen.grades === undefined && found.doc.grades === undefined
        ? {}
        : { grades: { scopes: [], ...service } };
    const roster = found.doc.roster === undefined ? {} : { roster: found.doc.roster };
    const copied = Object.assign(
      {},
      copiedFrom === undefined ? undefined : { copiedFrom },
      inheritedPrescription === undefined ? undefined : { inheritedPrescription },
    );
    const merged: Placement = { id, used, ...roster, ...seen, ...copied, ...chosen, ...kept };
    if (sameContent(merged, found.doc)) return merged;
    await collection.replace(merged, found.version);
    if (JSON.stringify(merged.grades) !== JSON.stringify(found.doc.grades)) await onServiceChange(id);
    return merged;
  }

  return {
    get: (id) => collection.get(id),
    async recognise(seen) {
      for (;;) {
        try {
          return await recogniseOnce(seen);
        } catch (error) {
          // Two launches of a new link at once: what the other wrote is read.
          if (!(error instanceof DuplicateKeyError || error instanceof ConflictError)) throw error;
        }
      }
    },
    async hasTwin({ id, institutionId, linkPrescription, contextId }) {
      if (linkPrescription === undefined) return false;
      const same = await collection.find({ where: { institutionId, linkPrescription }, limit: TWINS });
      return same.some(
        ({ doc }) => doc.id !== id && doc.kind === 'resource-link' && doc.contextId !== contextId,
      );
    },
    hold: (id, lease) => collection.claim({ where: { id } }, lease),
    async update(placement, version) {
      await collection.replace(placement, version);
    },
  };
}

function sameContent(a: Placement, b: Placement): boolean {
  const ordered = (placement: Placement) =>
    JSON.stringify(Object.entries(placement).sort(([x], [y]) => (x < y ? -1 : 1)));
  return ordered(a) === ordered(b);
}
