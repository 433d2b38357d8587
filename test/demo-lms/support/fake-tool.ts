import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener } from 'node:http';

import { SignJWT, calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import type { CryptoKey, JWTPayload } from 'jose';

const LTI_TOOL = 'https://purl.imsglobal.org/spec/lti-tool-configuration';
const SCOPES = [
  'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
  'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly',
  'https://purl.imsglobal.org/spec/lti-ags/scope/score',
];

/** A tool as seen from a platform: a key set, signed JWTs, and a registration address. */
export interface FakeTool {
  readonly origin: string;
  /** Requests received: method and path. */
  readonly requests: { method: string; path: string; headers: IncomingMessage['headers']; body: string }[];
  /** Answers what is neither the key set nor overridden; 404 when unset. */
  page: RequestListener | undefined;
  sign(claims: JWTPayload, options?: { kid?: string; alg?: string; key?: CryptoKey }): Promise<string>;
  /** A client assertion good for one use, changed by `claims`. */
  assertion(
    clientId: string,
    audience: string,
    now: number,
    claims?: Record<string, unknown>,
  ): Promise<string>;
  /** Publishes a new key in place of the old one, and signs with it. */
  rotateKey(): Promise<void>;
  close(): Promise<void>;
}

/** One first key for every tool of a test file: making one takes a while. */
let firstKey: ReturnType<typeof makeKey> | undefined;

export async function startFakeTool(): Promise<FakeTool> {
  let pair = await (firstKey ??= makeKey());
  const requests: FakeTool['requests'] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const path = request.url ?? '';
      requests.push({ method: request.method ?? '', path, headers: request.headers, body });
      if (path === '/lti/jwks') {
        response
          .setHeader('Content-Type', 'application/json')
          .end(JSON.stringify({ keys: [pair.publicJwk] }));
      } else if (tool.page !== undefined) tool.page(request, response);
      else response.writeHead(404).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  const sign: FakeTool['sign'] = (claims, options = {}) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: options.alg ?? 'RS256', kid: options.kid ?? pair.kid })
      .sign(options.key ?? pair.privateKey);
  const tool: FakeTool = {
    origin: `http://localhost:${port}`,
    requests,
    page: undefined,
    sign,
    assertion: (clientId, audience, now, claims = {}) => {
      const iat = Math.floor(now / 1000);
      return sign({
        iss: clientId,
        sub: clientId,
        aud: audience,
        iat,
        exp: iat + 60,
        jti: randomUUID(),
        ...claims,
      });
    },
    rotateKey: async () => {
      pair = await makeKey();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return tool;
}

async function makeKey() {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  return { privateKey, kid, publicJwk: { ...jwk, kid } };
}

/** A registration request as a tool sends it. */
export function registrationBody(origin: string): Record<string, unknown> & { [LTI_TOOL]: object } {
  return {
    application_type: 'web',
    client_name: 'Outil de test',
    response_types: ['id_token'],
    grant_types: ['implicit', 'client_credentials'],
    initiate_login_uri: `${origin}/lti/login`,
    redirect_uris: [`${origin}/lti/launch`],
    jwks_uri: `${origin}/lti/jwks`,
    token_endpoint_auth_method: 'private_key_jwt',
    scope: [...SCOPES, 'urn:unknown'].join(' '),
    [LTI_TOOL]: {
      domain: new URL(origin).host,
      target_link_uri: `${origin}/lti/launch`,
      claims: ['iss', 'sub', 'name'],
      messages: [
        { type: 'LtiResourceLinkRequest' },
        { type: 'LtiDeepLinkingRequest', target_link_uri: `${origin}/lti/deep` },
      ],
      custom_parameters: { course: '$Context.id', history: '$ResourceLink.id.history' },
    },
  };
}
