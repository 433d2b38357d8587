import { DuplicateKeyError } from '../store/errors.js';
import type { Deployments } from './deployments.js';
import type { Institutions } from './institutions.js';
import type { NewRegistration, Registration, Registrations } from './registrations.js';

/** The pair (issuer, client id) has a registration: two would not know whose launch it is. */
export class AlreadyRegisteredError extends Error {
  constructor({ issuer, clientId }: Pick<NewRegistration, 'issuer' | 'clientId'>) {
    super(`client ${clientId} of ${issuer} is registered already; nothing was changed`);
    this.name = 'AlreadyRegisteredError';
  }
}

export interface ByHandDependencies {
  readonly institutions: Institutions;
  readonly registrations: Registrations;
  readonly deployments: Deployments;
  readonly now: () => number;
}

/** What is told of a platform that is registered by hand; the rest is the same for all. */
export type ByHand = Omit<NewRegistration, 'status' | 'demo'>;

/**
 * Registers a platform, active at once, and trusts these deployments of it.
 * @throws AlreadyRegisteredError; then nothing was changed
 */
export async function registerByHand(
  details: ByHand,
  trusted: readonly string[],
  { institutions, registrations, deployments, now }: ByHandDependencies,
): Promise<Registration> {
  const { issuer, clientId, name } = details;
  if ((await registrations.find(issuer, clientId)) !== undefined) throw new AlreadyRegisteredError(details);
  const institution = await institutions.add(name, now());
  const registration = await registrations
    .add({ ...details, status: 'active', demo: false }, institution.id, now())
    .catch((error: unknown) => {
      // Somebody else was quicker.
      if (!(error instanceof DuplicateKeyError)) throw error;
      throw new AlreadyRegisteredError(details);
    });
  for (const deployment of trusted) await deployments.approve(registration, deployment, now());
  return registration;
}
