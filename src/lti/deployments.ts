import { z } from 'zod';
import { opaqueId } from '../security/opaque-id.js';
import { institutions } from './institutions.js';
import { deploymentsAreTenants, type Tenants } from './tenancy.js';
import { ConflictError, DuplicateKeyError } from '../store/errors.js';
import type { CollectionDefinition, Store } from '../store/port.js';

const deploymentSchema = z.object({
  id: z.string(),
  registrationId: z.string(),
  /** The registration's, or its own where deployments are the tenants. */
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
  holdForApproval(registration: Tenants, deploymentId: string, now: number): Promise<void>;
  /**
   * Makes the deployment trusted, known before or not; where deployments are the tenants, as an institution.
   * @param name what to call that institution; its registration's name and its id unless told
   */
  approve(registration: Tenants, deploymentId: string, now: number, name?: string): Promise<void>;
}

export function deployments(store: Store): Deployments {
  const collection = store.collection(deploymentsDefinition);
  const tenants = institutions(store);

  async function first(registrationId: string, deploymentId: string) {
    const [found] = await collection.find({ where: { registrationId, deploymentId }, limit: 1 });
    return found;
  }

  async function insert(details: Omit<Deployment, 'id' | 'firstSeenAt'>, now: number): Promise<void> {
    await collection.insert({ id: opaqueId(), ...details, firstSeenAt: now });
  }

  async function approveOnce(
    registration: Tenants,
    deploymentId: string,
    now: number,
    name = `${registration.name} · ${deploymentId}`,
  ): Promise<void> {
    const { id: registrationId, institutionId: shared } = registration;
    const known = await first(registrationId, deploymentId);
    const foundInstitution = known?.doc.institutionId ?? shared;
    const needsOwn = deploymentsAreTenants(registration) && foundInstitution === shared;
    if (known?.doc.status === 'active' && !needsOwn) return;
    const institutionId = needsOwn ? (await tenants.add(name, now)).id : foundInstitution;
    const trusted = { institutionId, status: 'active' as const };
    if (known === undefined) await insert({ registrationId, deploymentId, ...trusted }, now);
    else await collection.replace({ ...known.doc, ...trusted }, known.version);
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
        const { id: registrationId, institutionId } = registration;
        await insert({ registrationId, institutionId, deploymentId, status: 'pending' }, now);
      } catch (error) {
        if (!(error instanceof DuplicateKeyError)) throw error;
      }
    },
    async approve(registration, deploymentId, now, name) {
      for (;;) {
        try {
          await approveOnce(registration, deploymentId, now, name);
          return;
        } catch (error) {
          // Somebody else listed or approved it meanwhile: look again.
          if (!(error instanceof DuplicateKeyError || error instanceof ConflictError)) throw error;
        }
      }
    },
  };
}
