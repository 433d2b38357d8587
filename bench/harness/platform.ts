import { generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Person {
  readonly sub: string;
  readonly name?: string;
  readonly email?: string;
}

/** Where a tool takes logins, and the address that its links open. */
export interface ToolAddresses {
  readonly login: string;
  readonly target: string;
}

/** A platform that signs whatever launch it is asked for, serves its key set and takes grades; made for load, not for truth. */
export interface Platform {
  readonly issuer: string;
  readonly clientId: string;
  readonly deploymentId: string;
  readonly authorizationUrl: string;
  readonly tokenUrl: string;
  readonly jwksUrl: string;
  /** Where its course page would send the person's browser. */
  loginUrl(tool: ToolAddresses, person: Person): string;
  /** What it would post to the tool in answer to an authentication request. */
  launchForm(authenticationRequest: string, tool: ToolAddresses, person: Person): Record<string, string>;
  close(): Promise<void>;
}

const LTI = 'https://purl.imsglobal.org/spec/lti/claim';
const AGS = 'https://purl.imsglobal.org/spec/lti-ags';
const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2';
const KID = 'bench-key';

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The claims that Moodle sends with a link that has a grade column. */
function claims(platform: Platform, target: string, { sub, name, email }: Person, nonce: string): object {
  const { issuer, clientId, deploymentId } = platform;
  const now = Math.floor(Date.now() / 1000);
  return {
    iss: issuer,
    aud: clientId,
    sub,
    iat: now,
    exp: now + 60,
    nonce,
    ...(name === undefined ? {} : { name, given_name: name.split(' ')[0], family_name: name.split(' ')[1] }),
    ...(email === undefined ? {} : { email }),
    [`${LTI}/message_type`]: 'LtiResourceLinkRequest',
    [`${LTI}/version`]: '1.3.0',
    [`${LTI}/deployment_id`]: deploymentId,
    [`${LTI}/target_link_uri`]: target,
    [`${LTI}/roles`]: [`${MEMBERSHIP}/institution/person#Student`, `${MEMBERSHIP}/membership#Learner`],
    [`${LTI}/context`]: {
      id: '12',
      label: 'IFSI-S2',
      title: 'Santé numérique, semestre 2',
      type: ['CourseSection'],
    },
    [`${LTI}/resource_link`]: { id: '34', title: 'Positionnement', description: '' },
    [`${LTI}/tool_platform`]: {
      guid: 'bench',
      name: 'Bench',
      product_family_code: 'moodle',
      version: '2024100700',
    },
    [`${LTI}/launch_presentation`]: {
      locale: 'fr',
      document_target: 'window',
      return_url: `${issuer}/return`,
    },
    [`${AGS}/claim/endpoint`]: {
      scope: [`${AGS}/scope/lineitem`, `${AGS}/scope/result.readonly`, `${AGS}/scope/score`],
      lineitems: `${issuer}/12/lineitems?type_id=2`,
      lineitem: `${issuer}/12/lineitems/56/lineitem?type_id=2`,
    },
  };
}

export async function startPlatform(): Promise<Platform> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: KID, alg: 'RS256', use: 'sig' };
  const token = {
    access_token: 'bench',
    token_type: 'Bearer',
    expires_in: 3_600,
    scope: `${AGS}/scope/score`,
  };
  const server = createServer((request, response) => {
    // Scores are taken as they come: what is sent must be read before it is answered.
    request.resume().on('end', () => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(request.url === '/token' ? token : { keys: [jwk] }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const platform: Platform = {
    issuer,
    clientId: 'bench-client',
    deploymentId: '1',
    authorizationUrl: `${issuer}/auth`,
    tokenUrl: `${issuer}/token`,
    jwksUrl: `${issuer}/keys`,
    loginUrl({ login, target }, { sub }) {
      const query = new URLSearchParams({
        iss: issuer,
        login_hint: sub,
        target_link_uri: target,
        lti_message_hint: '{"cmid":34,"launchid":"ltilaunch2_1"}',
        client_id: platform.clientId,
        lti_deployment_id: platform.deploymentId,
      });
      return `${login}?${query.toString()}`;
    },
    launchForm(authenticationRequest, { target }, person) {
      const { searchParams } = new URL(authenticationRequest);
      const payload = claims(platform, target, person, searchParams.get('nonce') ?? '');
      const input = `${encode({ alg: 'RS256', typ: 'JWT', kid: KID })}.${encode(payload)}`;
      const signature = sign('sha256', Buffer.from(input), privateKey).toString('base64url');
      return { id_token: `${input}.${signature}`, state: searchParams.get('state') ?? '' };
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
  return platform;
}
