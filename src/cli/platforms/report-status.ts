import type { Registration } from '../../lti/registrations.js';
import type { Report } from '../command.js';

/** What a command says of a registration that now has this status. @param before as it was */
export function reportStatus(before: Registration, status: Registration['status']): Report {
  const { id, issuer, clientId, name } = before;
  const changed = before.status !== status;
  return {
    text: changed ? `${name} is ${status} (it was ${before.status}).` : `${name} was ${status} already.`,
    json: { id, issuer, clientId, name, status, changed },
  };
}
