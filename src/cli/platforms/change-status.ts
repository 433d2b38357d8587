import type { Config } from '../../config.js';
import { registrations, type Registration } from '../../lti/registrations.js';
import type { Report } from '../command.js';
import { withStore } from '../with-store.js';
import { findRegistration } from './find-registration.js';

/** Gives a registration a status; one that has it already is left as it is. */
export async function changeStatus(
  config: Config,
  key: { readonly issuer: string; readonly clientId: string },
  status: Registration['status'],
): Promise<Report> {
  return withStore(config, async (store) => {
    const { doc, version } = await findRegistration(store, key);
    const changed = doc.status !== status;
    if (changed) await registrations(store).update({ ...doc, status }, version);
    const { id, issuer, clientId, name } = doc;
    return {
      text: changed ? `${name} is ${status} (it was ${doc.status}).` : `${name} was ${status} already.`,
      json: { id, issuer, clientId, name, status, changed },
    };
  });
}
