import { z } from 'zod';
import { OutboundError, type JudgingClient } from '../../outbound/guarded-client.js';
import { isStorableText } from '../../store/envelope.js';
import { jsonOf } from '../services/json-answer.js';
import type { PlatformOffer } from './client-metadata.js';
import { RegistrationRefusal } from './refusal.js';

const PLATFORM_CONFIGURATION = 'https://purl.imsglobal.org/spec/lti-platform-configuration';

const address = z.url({ protocol: /^https?$/ }).max(2_000);

const configurationSchema = z.looseObject({
  issuer: z.string().min(1).max(1_000).refine(isStorableText),
  authorization_endpoint: address,
  token_endpoint: address,
  jwks_uri: address,
  registration_endpoint: address,
  authorization_server: z.string().max(1_000).nullish(),
  scopes_supported: z.array(z.string()).nullish(),
  [PLATFORM_CONFIGURATION]: z
    .looseObject({
      product_family_code: z.string().max(200).nullish(),
      version: z.string().max(200).nullish(),
      messages_supported: z
        .array(z.looseObject({ type: z.string(), placements: z.array(z.string()).nullish() }))
        .nullish()
        .catch(undefined),
    })
    .nullish(),
});

/** What a platform says of itself (Dynamic Registration 1.0, section 3.4). */
export interface PlatformConfiguration extends PlatformOffer {
  readonly issuer: string;
  readonly authorizationUrl: string;
  readonly tokenUrl: string;
  readonly jwksUrl: string;
  readonly registrationUrl: string;
  readonly tokenAudience: string | undefined;
}

/** Platforms whose issuer is known to live on another host than their configuration. */
const KNOWN_PAIRS: Readonly<Record<string, string>> = {
  'canvas.instructure.com': 'sso.canvaslms.com',
  'canvas.beta.instructure.com': 'sso.beta.canvaslms.com',
  'canvas.test.instructure.com': 'sso.test.canvaslms.com',
  'blackboard.com': 'developer.blackboard.com',
};

/** What we will call at every launch and for every grade. */
const CALLED = ['jwks_uri', 'token_endpoint'] as const;

function belongs(issuer: string, configurationUrl: string): boolean {
  if (!URL.canParse(issuer)) return false;
  const { host } = new URL(issuer);
  const configurationHost = new URL(configurationUrl).host;
  return host === configurationHost || KNOWN_PAIRS[host] === configurationHost;
}

/**
 * Fetches the configuration that the administrator's LMS named; some want the registration token for that too.
 * @throws RegistrationRefusal
 */
export async function fetchPlatformConfiguration(
  url: string,
  registrationToken: string | undefined,
  client: JudgingClient,
): Promise<PlatformConfiguration> {
  const authorization =
    registrationToken === undefined ? {} : { authorization: `Bearer ${registrationToken}` };
  const answer = await client
    .request(url, { headers: { accept: 'application/json', ...authorization } })
    .catch((error: unknown) => {
      if (!(error instanceof OutboundError)) throw error;
      throw new RegistrationRefusal('configuration_unreachable', error.message, { cause: error });
    });
  if (answer.status !== 200) {
    throw new RegistrationRefusal('configuration_unreachable', `the configuration answered ${answer.status}`);
  }
  const parsed = configurationSchema.safeParse(jsonOf(answer));
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => issue.path.join('.') || 'body');
    throw new RegistrationRefusal('configuration_malformed', `wrong or missing: ${fields.join(', ')}`);
  }
  const { data } = parsed;
  if (!belongs(data.issuer, url)) {
    throw new RegistrationRefusal('issuer_foreign', 'the issuer is of another host than the configuration');
  }
  for (const field of CALLED) {
    const refusal = client.refusalOf(data[field]);
    if (refusal === undefined) continue;
    throw new RegistrationRefusal('configuration_malformed', `${field} may not be called: ${refusal}`);
  }
  const platform = data[PLATFORM_CONFIGURATION];
  return {
    issuer: data.issuer,
    authorizationUrl: data.authorization_endpoint,
    tokenUrl: data.token_endpoint,
    jwksUrl: data.jwks_uri,
    registrationUrl: data.registration_endpoint,
    tokenAudience: data.authorization_server ?? undefined,
    scopes: data.scopes_supported ?? undefined,
    messages: platform?.messages_supported?.map(({ type, placements }) => ({
      type,
      placements: placements ?? undefined,
    })),
    family: platform?.product_family_code ?? 'other',
  };
}
