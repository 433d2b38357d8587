import { z } from 'zod';
import { OutboundError, type GuardedClient, type OutboundAnswer } from '../../outbound/guarded-client.js';
import { isStorableText } from '../../store/envelope.js';
import { jsonOf } from '../services/json-answer.js';
import { askedScopes, clientMetadata } from './client-metadata.js';
import type { PlatformConfiguration } from './platform-configuration.js';
import { RegistrationRefusal } from './refusal.js';

const TOOL_CONFIGURATION = 'https://purl.imsglobal.org/spec/lti-tool-configuration';

/** An id of the platform's: some send a number where a text belongs. */
const platformId = (max: number) =>
  z.union([z.string(), z.number()]).transform(String).pipe(z.string().min(1).max(max).refine(isStorableText));

const names = z.array(z.string().max(500).refine(isStorableText)).max(100);

const answerSchema = z.looseObject({
  client_id: platformId(500),
  scope: z.string().max(20_000).refine(isStorableText).nullish(),
  [TOOL_CONFIGURATION]: z
    .looseObject({
      deployment_id: platformId(255).nullish(),
      claims: names.nullish().catch(undefined),
      messages: z
        .array(
          z.looseObject({ type: z.string().max(500).refine(isStorableText), placements: names.nullish() }),
        )
        .max(100)
        .nullish()
        .catch(undefined),
    })
    .nullish(),
});

/** What the platform gave; undefined where it does not say. */
export interface Granted {
  readonly clientId: string;
  readonly deploymentId: string | undefined;
  readonly scopes: readonly string[];
  readonly messages: readonly string[] | undefined;
  readonly placements: readonly string[] | undefined;
  readonly claims: readonly string[] | undefined;
}

function grantedBy(answer: OutboundAnswer, configuration: PlatformConfiguration): Granted | undefined {
  const parsed = answerSchema.safeParse(jsonOf(answer));
  if (answer.status < 200 || answer.status > 299 || !parsed.success) return undefined;
  const { client_id: clientId, scope } = parsed.data;
  const tool = parsed.data[TOOL_CONFIGURATION];
  const messages = tool?.messages ?? undefined;
  return {
    clientId,
    deploymentId: tool?.deployment_id ?? undefined,
    scopes:
      typeof scope === 'string' ? scope.split(' ').filter((part) => part !== '') : askedScopes(configuration),
    messages: messages && [...new Set(messages.map(({ type }) => type))],
    placements: messages && [...new Set(messages.flatMap(({ placements }) => placements ?? []))],
    claims: tool?.claims ?? undefined,
  };
}

function refused(error: unknown): never {
  if (!(error instanceof OutboundError)) throw error;
  throw new RegistrationRefusal('platform_refused', error.message, { cause: error });
}

/**
 * Presents us to the platform. One that refuses because it has us already is asked what it has: Moodle answers so for
 * the token of an update (mod/lti/openid-registration.php), and a registration whose answer was lost is found again.
 * @throws RegistrationRefusal `platform_refused`
 */
export async function askPlatform(
  configuration: PlatformConfiguration,
  token: string | undefined,
  { client, publicUrl }: { readonly client: GuardedClient; readonly publicUrl: string },
): Promise<Granted> {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const headers = { accept: 'application/json', ...authorization };
  const answer = await client
    .request(configuration.registrationUrl, {
      method: 'POST',
      once: true,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(clientMetadata(publicUrl, configuration)),
    })
    .catch(refused);
  const granted = grantedBy(answer, configuration);
  if (granted !== undefined) return granted;
  if (token !== undefined && answer.status >= 400 && answer.status < 500) {
    const existing = await client.request(configuration.registrationUrl, { headers }).catch(refused);
    const known = grantedBy(existing, configuration);
    if (known !== undefined) return known;
  }
  throw new RegistrationRefusal('platform_refused', `the registration endpoint answered ${answer.status}`);
}
