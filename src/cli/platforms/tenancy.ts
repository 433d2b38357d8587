import { chooseTenancy, TenancyInUseError } from '../../lti/choose-tenancy.js';
import { deployments } from '../../lti/deployments.js';
import { registrations } from '../../lti/registrations.js';
import { tenancySchema, type Tenancy } from '../../lti/tenancy.js';
import type { Store } from '../../store/port.js';
import type { Rule } from '../argument.js';
import { CommandFailure } from '../failures.js';
import { findRegistration } from './find-registration.js';

export const tenancyRule: Rule<Tenancy> = { schema: tenancySchema, mayBe: 'registration or deployment' };

export const TENANCY_SAYS =
  'Whose people it brings: those of one institution ("registration", unless told), or those of as many as it has ' +
  'deployments ("deployment": Blackboard, inherited keys of Canvas).';

/** @throws CommandFailure for a registration that is in use with other tenants. */
export async function setTenancy(
  store: Store,
  key: { readonly issuer: string; readonly clientId: string },
  tenancy: Tenancy,
  now: () => number,
): Promise<void> {
  const found = await findRegistration(store, key);
  const parts = { registrations: registrations(store), deployments: deployments(store), now };
  await chooseTenancy(found, tenancy, parts).catch((error: unknown) => {
    if (!(error instanceof TenancyInUseError)) throw error;
    throw new CommandFailure(
      `${error.message} and may have been in use: its tenants can no longer change. Register it under another client id`,
    );
  });
}
