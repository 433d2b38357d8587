import { z } from 'zod';
import { OutboundError, type GuardedClient } from '../../outbound/guarded-client.js';
import { isStorableText } from '../../store/envelope.js';
import type { Deployments } from '../deployments.js';
import { originOf } from '../frame-origins.js';
import type { Institutions } from '../institutions.js';
import type { Registration, Registrations } from '../registrations.js';
import { jsonOf } from '../services/json-answer.js';
import { clientMetadata, WANTED_SCOPES } from './client-metadata.js';
import type { Invitation, Invitations } from './invitations.js';
import { fetchPlatformConfiguration, type PlatformConfiguration } from './platform-configuration.js';
import { RegistrationRefusal } from './refusal.js';

export interface RegistrationDependencies {
  readonly invitations: Invitations;
  readonly institutions: Institutions;
  readonly registrations: Registrations;
  readonly deployments: Deployments;
  readonly client: GuardedClient;
  readonly publicUrl: string;
  readonly now: () => number;
}

/** What the administrator's LMS opens our invitation with (Dynamic Registration 1.0, section 3.3). */
export const registrationRequestSchema = z.object({
  invite: z.string().min(1).max(200),
  openid_configuration: z.url({ protocol: /^https?$/ }).max(2_000),
  // It goes into a header: what that can carry, as RFC 6750, section 2.1 has it.
  registration_token: z
    .string()
    .max(8_000)
    .regex(/^[\x21-\x7e]+$/)
    .optional(),
});

export type RegistrationRequest = z.infer<typeof registrationRequestSchema>;

const TOOL_CONFIGURATION = 'https://purl.imsglobal.org/spec/lti-tool-configuration';

/** An id of the platform's: some send a number where a text belongs. */
const platformId = (max: number) =>
  z.union([z.string(), z.number()]).transform(String).pipe(z.string().min(1).max(max).refine(isStorableText));

const answerSchema = z.looseObject({
  client_id: platformId(500),
  scope: z.string().nullish(),
  [TOOL_CONFIGURATION]: z.looseObject({ deployment_id: platformId(255).nullish() }).nullish(),
});

interface Granted {
  readonly clientId: string;
  readonly deploymentId: string | undefined;
  readonly scopes: readonly string[];
}

async function askPlatform(
  configuration: PlatformConfiguration,
  token: string | undefined,
  { client, publicUrl }: RegistrationDependencies,
): Promise<Granted> {
  const answer = await client
    .request(configuration.registrationUrl, {
      method: 'POST',
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(clientMetadata(publicUrl, configuration.scopes)),
    })
    .catch((error: unknown) => {
      if (!(error instanceof OutboundError)) throw error;
      throw new RegistrationRefusal('platform_refused', error.message, { cause: error });
    });
  const parsed = answerSchema.safeParse(jsonOf(answer));
  if (answer.status < 200 || answer.status > 299 || !parsed.success) {
    throw new RegistrationRefusal('platform_refused', `the registration endpoint answered ${answer.status}`);
  }
  const { client_id: clientId, scope } = parsed.data;
  return {
    clientId,
    deploymentId: parsed.data[TOOL_CONFIGURATION]?.deployment_id ?? undefined,
    scopes: typeof scope === 'string' ? scope.split(' ').filter((part) => part !== '') : [...WANTED_SCOPES],
  };
}

/** Keeps the registration; one that the platform made before is brought up to date. */
async function keep(
  configuration: PlatformConfiguration,
  configurationUrl: string,
  granted: Granted,
  invitation: Invitation,
  { institutions, registrations, now }: RegistrationDependencies,
): Promise<Registration> {
  const { issuer, authorizationUrl, tokenUrl, jwksUrl, tokenAudience, family } = configuration;
  const origins = [issuer, configurationUrl, authorizationUrl].flatMap((url) => originOf(url) ?? []);
  const details = {
    authorizationUrl,
    tokenUrl,
    jwksUrl,
    family,
    scopes: [...granted.scopes],
    frameOrigins: [...new Set(origins)],
    ...(tokenAudience === undefined ? {} : { tokenAudience }),
  };
  const known = await registrations.find(issuer, granted.clientId);
  if (known !== undefined) {
    const updated = { ...known.doc, ...details };
    await registrations.update(updated, known.version);
    return updated;
  }
  const name = new URL(configurationUrl).host;
  const institution = await institutions.add(name, now());
  const status = invitation.autoApprove ? 'active' : 'pending';
  const { clientId } = granted;
  const { demo } = invitation;
  return registrations.add({ ...details, issuer, clientId, name, status, demo }, institution.id, now());
}

/**
 * Registers the platform that opened an invitation: reads its configuration, presents us, and keeps the trust.
 * @throws RegistrationRefusal; the invitation then stays good
 */
export async function registerPlatform(
  request: RegistrationRequest,
  dependencies: RegistrationDependencies,
): Promise<Registration> {
  const { invite, openid_configuration: configurationUrl, registration_token: token } = request;
  const { invitations, deployments, client, now } = dependencies;
  const registration = await invitations.use(invite, async (invitation) => {
    const configuration = await fetchPlatformConfiguration(configurationUrl, token, client);
    const granted = await askPlatform(configuration, token, dependencies);
    const kept = await keep(configuration, configurationUrl, granted, invitation, dependencies);
    if (granted.deploymentId !== undefined) await deployments.approve(kept, granted.deploymentId, now());
    return kept;
  });
  if (registration === undefined) {
    throw new RegistrationRefusal('invitation_invalid', 'no such invitation, or it was used, or it is over');
  }
  return registration;
}
