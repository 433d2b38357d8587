import { z } from 'zod';

/**
 * Whose people a registration brings: one institution's, or those of as many as it has deployments, where the maker of
 * an LMS gives all its customers one client id (Blackboard, inherited keys of Canvas).
 */
export const tenancySchema = z.enum(['registration', 'deployment']);

export type Tenancy = z.infer<typeof tenancySchema>;

/** What a registration says of its tenants; the registration as a whole is one where it says nothing. */
interface Tenant {
  readonly tenancy?: Tenancy | undefined;
}

/** A registration, as far as its tenants are concerned. */
export interface Tenants extends Tenant {
  readonly id: string;
  readonly institutionId: string;
  readonly name: string;
}

/** Whether each deployment is an institution of its own, and not the registration as a whole. */
export function deploymentsAreTenants({ tenancy }: Tenant): boolean {
  return tenancy === 'deployment';
}

/**
 * Whose subjects the people of a launch are: `sub` names one person within a registration, but where deployments are
 * the tenants within a deployment only.
 */
export function peopleOriginOf(
  registration: Tenant & { readonly id: string },
  deployment: { readonly id: string },
): string {
  return deploymentsAreTenants(registration) ? deployment.id : registration.id;
}
