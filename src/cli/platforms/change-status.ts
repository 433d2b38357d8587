import { registrations, type Registration } from '../../lti/registrations.js';
import type { Store } from '../../store/port.js';
import type { Report } from '../command.js';
import { findRegistration } from './find-registration.js';

/** Gives a registration a status; one that has it already is left as it is. */
export async function changeStatus(
  store: Store,
  key: { readonly issuer: string; readonly clientId: string },
  status: Registration['status'],
): Promise<Report & { readonly registrationId: string }> {
  const { doc, version } = await findRegistration(store, key);
  const changed = doc.status !== status;
  if (changed) await registrations(store).update({ ...doc, status }, version);
  const { id, issuer, clientId, name } = doc;
  return {
    registrationId: id,
    text: changed ? `${name} is ${status} (it was ${doc.status}).` : `${name} was ${status} already.`,
    json: { id, issuer, clientId, name, status, changed },
  };
}
