import type { Configuration, CustomFetch } from 'openid-client';
import { OutboundError, type GuardedClient, type OutboundRequest } from '../outbound/guarded-client.js';
import { derive, sameSecret } from '../security/digest.js';
import { opaqueToken } from '../security/opaque-id.js';
import { allowedEntry, type SignedIn } from './allowed-entry.js';
import { AdministratorRefusal } from './refusal.js';

/** The settings ADMIN_OIDC_*. */
export interface OpenIdSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Verified e-mail addresses, and subjects. */
  readonly allowed: readonly string[];
}

/** Signing in at the organisation's own provider (OpenID Connect Core 1.0, section 3.1, with PKCE, RFC 7636). */
export interface OpenIdConnect {
  /** Where the browser goes, and what its cookie holds meanwhile. @throws AdministratorRefusal */
  begin(): Promise<{ readonly url: string; readonly memory: string }>;
  /**
   * Ends a sign-in. @param memory what the browser's cookie holds @param query what the provider sent back
   * @returns the entry of the list that lets this person in @throws AdministratorRefusal
   */
  end(memory: string | undefined, query: string): Promise<string>;
}

/** How long a person may take at the provider, in seconds. */
export const SIGN_IN_LIFETIME = 600;

/** The provider's configuration and keys are asked for again after this, in milliseconds. */
const CONFIGURATION_LIFETIME = 3_600_000;

export const CALLBACK_PATH = '/administrator/callback';

/** Requests to the provider leave by the guarded client, as those to platforms do. */
function guardedFetch(client: GuardedClient): CustomFetch {
  return async (url, { method, headers, body }) => {
    const text = body instanceof URLSearchParams || typeof body === 'string' ? { body: body.toString() } : {};
    const verb: OutboundRequest['method'] = method === 'POST' ? 'POST' : 'GET';
    const answer = await client.request(url, { method: verb, headers, ...text });
    const bare = answer.status === 204 || answer.status === 304;
    const kept = Object.entries(answer.headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as [string, string]] : [],
    );
    return new Response(bare ? null : answer.body, { status: answer.status, headers: kept });
  };
}

function unavailable(error: unknown): AdministratorRefusal {
  const detail = error instanceof Error ? error.message : 'no answer';
  return new AdministratorRefusal('sign_in_unavailable', detail.slice(0, 300), { cause: error });
}

/** The one secret of a sign-in gives all that must match at its end; the server keeps nothing. */
function secretsOf(secret: string, until: string) {
  return {
    state: derive(secret, `state ${until}`),
    nonce: derive(secret, `nonce ${until}`),
    verifier: derive(secret, `verifier ${until}`),
  };
}

export interface OpenIdDependencies {
  readonly client: GuardedClient;
  readonly publicUrl: string;
  readonly now: () => number;
}

export function openIdConnect(
  settings: OpenIdSettings,
  { client, publicUrl, now }: OpenIdDependencies,
): OpenIdConnect {
  const redirectUri = publicUrl + CALLBACK_PATH;
  let known: { readonly configuration: Promise<Configuration>; readonly until: number } | undefined;

  async function discover(): Promise<Configuration> {
    // Loaded where somebody signs in: most services never do.
    const oidc = await import('openid-client');
    const plain = new URL(settings.issuer).protocol === 'http:';
    return oidc.discovery(new URL(settings.issuer), settings.clientId, settings.clientSecret, undefined, {
      [oidc.customFetch]: guardedFetch(client),
      execute: [
        oidc.enableNonRepudiationChecks,
        // The guarded client lets http to this machine pass alone.
        ...(plain ? [oidc.allowInsecureRequests] : []),
      ],
    });
  }

  async function configured(): Promise<Configuration> {
    if (known === undefined || known.until <= now()) {
      known = { configuration: discover(), until: now() + CONFIGURATION_LIFETIME };
    }
    try {
      return await known.configuration;
    } catch (error) {
      known = undefined;
      throw unavailable(error);
    }
  }

  /** Providers may keep the e-mail address out of the token and give it on demand (section 5.4). */
  async function personOf(configuration: Configuration, token: string, claims: SignedIn): Promise<SignedIn> {
    if (claims['email'] !== undefined) return claims;
    if (configuration.serverMetadata().userinfo_endpoint === undefined) return claims;
    const oidc = await import('openid-client');
    return oidc.fetchUserInfo(configuration, token, claims.sub);
  }

  async function exchange(configuration: Configuration, url: URL, secrets: ReturnType<typeof secretsOf>) {
    const oidc = await import('openid-client');
    const tokens = await oidc.authorizationCodeGrant(configuration, url, {
      pkceCodeVerifier: secrets.verifier,
      expectedState: secrets.state,
      expectedNonce: secrets.nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (claims === undefined) throw new AdministratorRefusal('sign_in_refused', 'no identity token');
    return personOf(configuration, tokens.access_token, claims);
  }

  return {
    async begin() {
      const oidc = await import('openid-client');
      const configuration = await configured();
      const secret = opaqueToken();
      const until = String(now() + SIGN_IN_LIFETIME * 1_000);
      const { state, nonce, verifier } = secretsOf(secret, until);
      const url = oidc.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: 'openid email',
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, memory: `${until}.${secret}` };
    },
    async end(memory, query) {
      const [until = '', secret = ''] = (memory ?? '').split('.');
      if (secret === '' || !(Number(until) > now())) {
        throw new AdministratorRefusal('sign_in_over', 'the browser holds no sign-in under way');
      }
      const secrets = secretsOf(secret, until);
      const url = new URL(redirectUri + query);
      // Before anything leaves: whoever only knows this address makes us ask nobody.
      if (!sameSecret(url.searchParams.get('state') ?? '', secrets.state)) {
        throw new AdministratorRefusal('sign_in_over', 'the sign-in was begun in another browser');
      }
      const configuration = await configured();
      const person = await exchange(configuration, url, secrets).catch((error: unknown) => {
        if (error instanceof AdministratorRefusal) throw error;
        const cause = error instanceof Error ? error.cause : undefined;
        if (error instanceof OutboundError || cause instanceof OutboundError) throw unavailable(error);
        throw new AdministratorRefusal('sign_in_refused', codeOf(error), { cause: error });
      });
      const entry = allowedEntry(person, settings.allowed);
      if (entry === undefined) {
        throw new AdministratorRefusal('not_an_administrator', 'signed in, and not in ADMIN_OIDC_ALLOWED');
      }
      return entry;
    },
  };
}

/** What went wrong in a word: messages of providers may name people. */
function codeOf(error: unknown): string {
  const { error: said, code } = error as { readonly error?: unknown; readonly code?: unknown };
  const name = typeof said === 'string' ? said : code;
  return typeof name === 'string' ? name.slice(0, 100) : 'the provider’s answer cannot be used';
}
