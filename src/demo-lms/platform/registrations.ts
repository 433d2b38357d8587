import { randomBytes, randomUUID } from 'node:crypto';

import { DemoLmsError } from '../errors.js';
import type { Lms } from '../lms.js';
import { SERVICE_SCOPES } from '../names.js';
import type { DemoState, Registration, ResourceLink } from '../state/schema.js';

/** What makes a registration; what is left out is a tool at `toolOrigin` with Parcours' own addresses. */
export type RegistrationInput = Partial<Registration>;

/**
 * Adds a registration, with a gradebook column for each graded activity, as an administrator who fills the
 * LMS's form by hand would.
 */
export async function addRegistration(lms: Lms, input: RegistrationInput = {}): Promise<Registration> {
  const { state } = lms.keeper;
  const registration: Registration = {
    clientId: `demo-${randomBytes(8).toString('hex')}`,
    deploymentId: String(state.registrations.length + 1),
    clientName: 'Parcours',
    domain: new URL(lms.toolOrigin).host,
    loginUri: `${lms.toolOrigin}/lti/login`,
    redirectUris: [`${lms.toolOrigin}/lti/launch`],
    jwksUri: `${lms.toolOrigin}/lti/jwks`,
    targetLinkUri: `${lms.toolOrigin}/lti/launch`,
    scopes: [...SERVICE_SCOPES],
    claims: ['name', 'given_name', 'family_name', 'email'],
    custom: {},
    messages: [],
    ...input,
  };
  state.registrations.push(registration);
  for (const link of state.links) addColumn(state, registration.clientId, link);
  await lms.keeper.save();
  return registration;
}

/** Replaces what a tool said of itself; its client id and deployment stay. */
export async function updateRegistration(
  lms: Lms,
  clientId: string,
  said: Omit<Registration, 'clientId' | 'deploymentId'>,
): Promise<Registration> {
  const { registrations } = lms.keeper.state;
  const old = registrationOf(lms, clientId);
  const registration = { clientId, deploymentId: old.deploymentId, ...said };
  registrations.splice(registrations.indexOf(old), 1, registration);
  await lms.keeper.save();
  return registration;
}

/**
 * The registration of `clientId`; without one, the newest.
 *
 * @throws DemoLmsError `unknown_client` (400), or `no_tool` (409) when none is registered
 */
export function registrationOf(lms: Lms, clientId?: string): Registration {
  const { registrations } = lms.keeper.state;
  const found =
    clientId === undefined ? registrations.at(-1) : registrations.find((one) => one.clientId === clientId);
  if (found !== undefined) return found;
  if (clientId === undefined) throw new DemoLmsError(409, 'no_tool', 'no tool is registered yet');
  throw new DemoLmsError(400, 'unknown_client', 'no tool is registered with this client_id');
}

/** Adds activities to the course, each with its column for every registered tool when it is graded. */
export async function addLinks(lms: Lms, links: readonly ResourceLink[]): Promise<void> {
  const { state } = lms.keeper;
  for (const link of links) {
    state.links.push(link);
    for (const { clientId } of state.registrations) addColumn(state, clientId, link);
  }
  await lms.keeper.save();
}

/** The column of a graded activity in the gradebook, added at once as every LMS does. */
function addColumn(state: DemoState, clientId: string, link: ResourceLink): void {
  if (link.scoreMaximum === undefined) return;
  state.lineItems.push({
    id: randomUUID(),
    clientId,
    label: link.title,
    scoreMaximum: link.scoreMaximum,
    resourceLinkId: link.id,
    resourceId: link.resourceId ?? '',
    tag: link.tag ?? '',
  });
}
