import { z } from 'zod';
import { opaqueId } from '../security/opaque-id.js';
import { ConflictError, DuplicateKeyError } from '../store/errors.js';
import type { CollectionDefinition, Store } from '../store/port.js';

const deploymentSchema = z.object({
  id: z.string(),
  registrationId: z.string(),
  institutionId: z.string(),
  /** The platform's own id of this installation (LTI Core 1.3, section 3.1.3). */
  deploymentId: z.string(),
  status: z.enum(['pending', 'active']),
  firstSeenAt: z.number(),
});

/** One installation of the tool on a platform; unknown ones wait for approval. */
export type Deployment = z.infer<typeof deploymentSchema>;

export const deploymentsDefinition: CollectionDefinition<Deployment> = {
  name: 'deployments',
  schemaVersion: 1,
  schema: deploymentSchema,
  indexed: ['registrationId', 'deploymentId'],
  unique: [['registrationId', 'deploymentId']],
  durability: 'full',
};

/** How many unknown deployments of one registration are kept for approval: ids come from outside. */
const MAX_PENDING = 100;

export interface Deployments {
  find(registrationId: string, deploymentId: string): Promise<Deployment | undefined>;
  list(registrationId: string): Promise<Deployment[]>;
  /** Lists an unknown deployment for approval, once; beyond a hundred that wait, it is not kept. */
  holdForApproval(
    registration: { id: string; institutionId: string },
    deploymentId: string,
    now: number,
  ): Promise<void>;
  /** Makes the deployment trusted, known before or not. */
  approve(
    registration: { id: string; institutionId: string },
    deploymentId: string,
    now: number,
  ): Promise<void>;
}

export function deployments(store: Store): Deployments {
  const collection = store.collection(deploymentsDefinition);

  async function first(registrationId: string, deploymentId: string) {
    const [found] = await collection.find({ where: { registrationId, deploymentId }, limit: 1 });
    return found;
  }

  async function insert(
    registration: { id: string; institutionId: string },
    deploymentId: string,
    status: Deployment['status'],
    now: number,
  ): Promise<void> {
    const { id: registrationId, institutionId } = registration;
    await collection.insert({
      id: opaqueId(),
      registrationId,
      institutionId,
      deploymentId,
      status,
      firstSeenAt: now,
    });
  }

  async function list(registrationId: string): Promise<Deployment[]> {
    const all = await collection.find({
      where: { registrationId },
      sort: [{ by: 'deploymentId', order: 'asc' }],
    });
    return all.map(({ doc }) => doc);
  }

  return {
    list,
    async find(registrationId, deploymentId) {
      return (await first(registrationId, deploymentId))?.doc;
    },
    async holdForApproval(registration, deploymentId, now) {
      const waiting = (await list(registration.id)).filter(({ status }) => status === 'pending');
      if (waiting.length >= MAX_PENDING) return;
      try {
        await insert(registration, deploymentId, 'pending', now);
      } catch (error) {
        if (!(error instanceof DuplicateKeyError)) throw error;
      }
    },
    async approve(registration, deploymentId, now) {
      for (;;) {
        try {
          const known = await first(registration.id, deploymentId);
          if (known === undefined) await insert(registration, deploymentId, 'active', now);
          else if (known.doc.status !== 'active') {
            await collection.replace({ ...known.doc, status: 'active' }, known.version);
          }
          return;
        } catch (error) {
          // Somebody else listed or approved it meanwhile: look again.
          if (!(error instanceof DuplicateKeyError || error instanceof ConflictError)) throw error;
        }
      }
    },
  };
}
