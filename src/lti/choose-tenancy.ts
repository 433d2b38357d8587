import type { Deployments } from './deployments.js';
import type { Registration, Registrations } from './registrations.js';
import type { Tenancy } from './tenancy.js';
import type { Versioned } from '../store/port.js';

/** The tenants of a registration that has been in use: its people are keyed already, and would be split in two. */
export class TenancyInUseError extends Error {}

/**
 * Says who the tenants of a registration are, before its first launch; deployments trusted by then become institutions
 * where they are the tenants. @returns the registration as it is now
 * @throws TenancyInUseError when the registration no longer waits for approval, and has other tenants
 */
export async function chooseTenancy(
  { doc, version }: Versioned<Registration>,
  tenancy: Tenancy,
  {
    registrations,
    deployments,
    now,
  }: {
    readonly registrations: Registrations;
    readonly deployments: Deployments;
    readonly now: () => number;
  },
): Promise<Registration> {
  if ((doc.tenancy ?? 'registration') === tenancy) return doc;
  if (doc.status !== 'pending') throw new TenancyInUseError(`${doc.name} is ${doc.status}`);
  const changed = { ...doc, tenancy };
  await registrations.update(changed, version);
  for (const { deploymentId, status } of await deployments.list(doc.id)) {
    if (status === 'active') await deployments.approve(changed, deploymentId, now());
  }
  return changed;
}
