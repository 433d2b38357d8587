import { ConflictError, DuplicateKeyError } from '../../store/errors.js';
import type { Deployments } from '../deployments.js';
import { originOf } from '../frame-origins.js';
import type { Institutions } from '../institutions.js';
import type { Registration, Registrations } from '../registrations.js';
import type { Granted } from './ask-platform.js';
import type { Invitation } from './invitations.js';
import type { PlatformConfiguration } from './platform-configuration.js';

export interface KeepingDependencies {
  readonly institutions: Institutions;
  readonly registrations: Registrations;
  readonly deployments: Deployments;
  readonly now: () => number;
}

/** What a platform said of itself, and what it gave. */
export interface Agreement {
  readonly configuration: PlatformConfiguration;
  readonly configurationUrl: string;
  readonly granted: Granted;
  readonly invitation: Invitation;
}

function agreedOf({ messages, placements, claims }: Granted): NonNullable<Registration['agreed']> {
  return {
    ...(messages === undefined ? {} : { messages: [...messages] }),
    ...(placements === undefined ? {} : { placements: [...placements] }),
    ...(claims === undefined ? {} : { claims: [...claims] }),
  };
}

/** What is the platform's to say of its registration. */
function detailsOf({ configuration, configurationUrl, granted }: Agreement) {
  const { issuer, authorizationUrl, tokenUrl, jwksUrl, tokenAudience, family } = configuration;
  const origins = [issuer, configurationUrl, authorizationUrl].flatMap((url) => originOf(url) ?? []);
  return {
    authorizationUrl,
    tokenUrl,
    jwksUrl,
    family,
    scopes: [...granted.scopes],
    agreed: agreedOf(granted),
    frameOrigins: [...new Set(origins)],
    ...(tokenAudience === undefined ? {} : { tokenAudience }),
  };
}

async function keepOnce(agreement: Agreement, dependencies: KeepingDependencies): Promise<Registration> {
  const { registrations, institutions, now } = dependencies;
  const { configuration, configurationUrl, granted, invitation } = agreement;
  const { issuer } = configuration;
  const { clientId } = granted;
  const details = detailsOf(agreement);
  const known = await registrations.find(issuer, clientId);
  if (known !== undefined) {
    // A family that an administrator chose outlasts a platform that does not say which it is.
    const family = details.family === 'other' ? known.doc.family : details.family;
    const updated = { ...known.doc, ...details, family };
    await registrations.update(updated, known.version);
    return updated;
  }
  const name = new URL(configurationUrl).host;
  const institution = await institutions.add(name, now());
  const status: Registration['status'] = invitation.autoApprove ? 'active' : 'pending';
  const { demo } = invitation;
  return registrations.add({ ...details, issuer, clientId, name, status, demo }, institution.id, now());
}

/** The first deployment is trusted with its registration; another that an update brings waits, as that of a launch. */
async function welcome(
  registration: Registration,
  deploymentId: string,
  { deployments, now }: KeepingDependencies,
): Promise<void> {
  const isFirst = (await deployments.list(registration.id)).length === 0;
  if (isFirst) await deployments.approve(registration, deploymentId, now());
  else await deployments.holdForApproval(registration, deploymentId, now());
}

/**
 * Keeps what was agreed. A registration that the platform made before is brought up to date in what is the platform's to
 * say; whether it is trusted, who its tenants are, its name and the origins that an administrator added stay as they
 * were.
 */
export async function keepRegistration(
  agreement: Agreement,
  dependencies: KeepingDependencies,
): Promise<Registration> {
  for (;;) {
    try {
      const registration = await keepOnce(agreement, dependencies);
      const { deploymentId } = agreement.granted;
      if (deploymentId !== undefined) await welcome(registration, deploymentId, dependencies);
      return registration;
    } catch (error) {
      // An administrator changed it at the same moment, or two invitations brought the same client: look again.
      if (!(error instanceof ConflictError || error instanceof DuplicateKeyError)) throw error;
    }
  }
}
