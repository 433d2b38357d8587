import { z } from 'zod';
import { opaqueId } from '../security/opaque-id.js';
import { ConflictError, DuplicateKeyError } from '../store/errors.js';
import type { CollectionDefinition, Lease, Store, Versioned } from '../store/port.js';

const gradeServiceSchema = z.object({
  scopes: z.array(z.string()),
  lineItem: z.string().optional(),
  lineItems: z.string().optional(),
});

const placementSchema = z.object({
  id: z.string(),
  institutionId: z.string(),
  kind: z.enum(['resource-link', 'preview']),
  /** What makes it the same placement: the deployment and its resource link, or the placement previewed. */
  key: z.string(),
  registrationId: z.string(),
  resourceLinkId: z.string().optional(),
  title: z.string().optional(),
  contextTitle: z.string().optional(),
  /** The path that the link's custom parameter names. */
  linkPath: z.string().optional(),
  /** What a teacher chose, or the first sitting fixed. */
  prescriptionId: z.string().optional(),
  /** Whether a sitting was started: from then on the prescription stays. */
  used: z.boolean(),
  grades: gradeServiceSchema.optional(),
});

/** Where sittings happen: an LTI resource link, or a teacher's preview of one. */
export type Placement = z.infer<typeof placementSchema>;

export const placementsDefinition: CollectionDefinition<Placement> = {
  name: 'placements',
  schemaVersion: 1,
  schema: placementSchema,
  indexed: ['key', 'institutionId', 'registrationId'],
  unique: [['key']],
  // Written before the answers that refer to it, in the same log: it lasts when they do.
  durability: 'relaxed',
};

/** What a launch says of its resource link; of a preview also the prescription that it follows. */
export type PlacementSeen = Omit<Placement, 'id' | 'used'>;

export interface Placements {
  get(id: string): Promise<Versioned<Placement> | undefined>;
  /** The placement of this key, made at the first visit; titles and services are kept as last seen. */
  recognise(seen: PlacementSeen): Promise<Placement>;
  /** Keeps the placement to one of many callers until the lease ends or it is written; undefined for the others. */
  hold(id: string, lease: Lease): Promise<Versioned<Placement> | undefined>;
  /** @throws ConflictError when it changed meanwhile. */
  update(placement: Placement, version: number): Promise<void>;
}

/** @param onServiceChange called when a launch gave a placement another grade service than it had */
export function placements(
  store: Store,
  onServiceChange: (placementId: string) => Promise<void> = () => Promise.resolve(),
): Placements {
  const collection = store.collection(placementsDefinition);

  async function recogniseOnce(seen: PlacementSeen): Promise<Placement> {
    const [found] = await collection.find({ where: { key: seen.key }, limit: 1 });
    if (found === undefined) {
      const doc = { ...seen, id: opaqueId(), used: false };
      await collection.insert(doc);
      return doc;
    }
    const { id, used } = found.doc;
    const prescriptionId = seen.prescriptionId ?? found.doc.prescriptionId;
    const doc = { ...seen, id, used, ...(prescriptionId === undefined ? {} : { prescriptionId }) };
    const service = { ...found.doc.grades, ...seen.grades };
    // A launch without the grade service (a guest's) takes nothing from the others.
    const kept =
      seen.grades === undefined && found.doc.grades === undefined
        ? {}
        : { grades: { scopes: [], ...service } };
    const merged: Placement = { ...doc, ...kept };
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
