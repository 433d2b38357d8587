import type { Lms } from './lms.js';
import { driveRegistration } from './platform/drive-registration.js';
import { addressOf } from './platform/endpoints.js';
import type { RegistrationTokens } from './platform/registration-tokens.js';
import { registrationOf } from './platform/registrations.js';

export interface Registered {
  readonly clientId: string;
  readonly deploymentId: string;
}

/**
 * Registers the tool by its invitation, as an administrator who pastes the address into an LMS does. A tool of
 * the same origin that is registered already is updated, and keeps its client id.
 *
 * @throws DemoLmsError `registration_failed` (502)
 */
export async function registerTool(
  lms: Lms,
  tokens: RegistrationTokens,
  inviteUrl: string,
): Promise<Registered> {
  const address = new URL(inviteUrl);
  const known = lms.keeper.state.registrations.findLast(
    ({ loginUri }) => new URL(loginUri).origin === address.origin,
  );
  const token = tokens.issue(known?.clientId);
  address.searchParams.set('openid_configuration', addressOf(lms.origin, 'configuration'));
  address.searchParams.set('registration_token', token);
  try {
    await driveRegistration(address, () => tokens.servedFor(token) !== undefined);
    const { clientId, deploymentId } = registrationOf(lms, tokens.servedFor(token));
    return { clientId, deploymentId };
  } finally {
    tokens.spend(token);
  }
}
