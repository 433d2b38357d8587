import { registrations, type Registration } from '../../lti/registrations.js';
import type { Store, Versioned } from '../../store/port.js';
import { required } from '../argument.js';
import { CommandFailure } from '../failures.js';
import { text } from '../rules.js';

/** How a command names one registration. */
export const registrationPlaces = {
  issuer: required('', text(1_000), 'The issuer, as "platforms list" shows it.'),
  clientId: required('', text(500), 'The client id, as "platforms list" shows it.'),
};

/** @throws CommandFailure when there is none. */
export async function findRegistration(
  store: Store,
  { issuer, clientId }: { readonly issuer: string; readonly clientId: string },
): Promise<Versioned<Registration>> {
  const found = await registrations(store).find(issuer, clientId);
  if (found !== undefined) return found;
  throw new CommandFailure(
    `no platform is registered as client ${clientId} of ${issuer}; "platforms list" shows all`,
  );
}
