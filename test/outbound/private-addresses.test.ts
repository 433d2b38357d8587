import { openIdConnect } from '../../src/administrators/openid-connect.js';
import { readConfig } from '../../src/config.js';
import type { Resolver } from '../../src/outbound/guarded-client.js';
import { askPlatform } from '../../src/lti/dynamic-registration/ask-platform.js';
import { registerPlatform } from '../../src/lti/dynamic-registration/register-platform.js';
import { readCourseGroups } from '../../src/lti/services/course-groups.js';
import { findOrCreateLineItem } from '../../src/lti/services/line-items.js';
import { readMembers } from '../../src/lti/services/members.js';
import { readResults, sendScore } from '../../src/lti/services/scores.js';
import { serviceClient } from '../../src/lti/services/service-client.js';
import type { Registration } from '../../src/lti/registrations.js';
import { scope } from '../../src/lti/claims-vocabulary.js';
import { composeServices, definitions, type Services } from '../../src/services.js';
import { smallContent } from '../support/content-folder.js';
import { memoryStore, temporaryDirectory } from '../support/stores.js';
import { startServer, type TestServer } from './test-server.js';

/** A listener of this machine that must never hear of what it was not named for. */
let listener: TestServer;
beforeAll(async () => {
  listener = await startServer((_request, response) => response.end('{}'));
});
afterAll(() => listener.close());

/** Names that an attacker may own, and where they lead. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  localhost: ['127.0.0.1'],
  'loopback.example': ['127.0.0.1'],
  'loopback6.example': ['::1'],
  'private.example': ['10.0.0.1'],
  'metadata.example': ['169.254.169.254'],
  'mapped.example': ['::ffff:127.0.0.1'],
  'mixed.example': ['93.184.216.34', '127.0.0.1'],
  'lms.campus.example': ['127.0.0.1'],
};

const resolve: Resolver = (name, _options, callback) => {
  const addresses = NAMES[name]?.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  if (addresses === undefined) callback(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }), []);
  else callback(null, addresses);
};

/** The whole service, on the public network. */
async function serviceOf(env: Record<string, string> = {}): Promise<Services> {
  const config = readConfig({
    PUBLIC_URL: 'https://parcours.example',
    SECRET_KEYS: Buffer.alloc(32).toString('base64'),
    DATA_DIR: await temporaryDirectory(),
    ...env,
  });
  return composeServices({
    config,
    store: await memoryStore(definitions),
    content: await smallContent(),
    resolve,
  });
}

const FORBIDDEN = [
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f000001',
  '0177.0.0.1',
  'lms.localhost',
  '[::1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '0.0.0.0',
  '[::]',
  '10.1.2.3',
  '172.16.0.1',
  '192.168.1.1',
  '100.64.0.1',
  '169.254.169.254',
  '[fe80::1]',
  '[fd00::1]',
  ...Object.keys(NAMES),
];

const registrationAt = (origin: string): Registration => ({
  id: 'registration-1',
  institutionId: 'institution-1',
  issuer: origin,
  clientId: 'client-1',
  name: 'Campus',
  family: 'moodle',
  status: 'active',
  authorizationUrl: `${origin}/auth`,
  tokenUrl: `${origin}/token`,
  jwksUrl: `${origin}/keys`,
  scopes: Object.values(scope),
  frameOrigins: [],
  demo: false,
  createdAt: 0,
});

const FACTS = {
  label: 'Parcours',
  resourceId: 'r',
  points: undefined,
  opensAt: undefined,
  closesAt: undefined,
  launchUrl: 'https://parcours.example/lti/launch',
};

const SCORE = {
  userId: 'somebody',
  points: 1,
  timestamp: 0,
  comment: undefined,
  startedAt: undefined,
  submittedAt: undefined,
  extension: {},
  once: false,
};

/** The services behind a token: given, so that what is tried is the request itself. */
function behindToken({ lti }: Services) {
  return serviceClient(lti.client, { get: async () => 'token', drop: () => undefined }, lti.now);
}

/** Everything that the service asks of others, pointed at one origin. */
const FEATURES: readonly (readonly [
  name: string,
  ask: (services: Services, at: string) => Promise<unknown>,
])[] = [
  ['a key set', ({ lti }, at) => lti.platformKeys.find(`${at}/keys`, 'any')],
  [
    'an access token',
    ({ grades }, at) => readMembers(registrationAt(at), 'https://public.example/members', grades.client),
  ],
  [
    'a configuration',
    async ({ lti }, at) => {
      const invite = await lti.invitations.invite({ autoApprove: true, demo: false });
      return registerPlatform({ invite, openid_configuration: `${at}/configuration` }, lti);
    },
  ],
  [
    'a registration',
    ({ lti }, at) =>
      askPlatform(
        {
          issuer: at,
          authorizationUrl: at,
          tokenUrl: at,
          jwksUrl: at,
          registrationUrl: `${at}/register`,
          tokenAudience: undefined,
          scopes: undefined,
          messages: undefined,
          family: 'other',
        },
        'token',
        lti,
      ),
  ],
  [
    'line items',
    (services, at) => {
      const place = {
        scopes: [scope.lineItem],
        lineItems: `${at}/lineitems`,
        resourceLinkId: '1',
        facts: FACTS,
      };
      return findOrCreateLineItem(registrationAt(at), place, behindToken(services));
    },
  ],
  [
    'a score',
    (services, at) => {
      const score = { ...SCORE, lineItem: `${at}/1/lineitem` };
      return sendScore(registrationAt(at), score, behindToken(services));
    },
  ],
  ['results', (services, at) => readResults(registrationAt(at), `${at}/1/lineitem`, behindToken(services))],
  ['members', (services, at) => readMembers(registrationAt(at), `${at}/members`, behindToken(services))],
  [
    'groups',
    (services, at) => readCourseGroups(registrationAt(at), { groups: `${at}/groups` }, behindToken(services)),
  ],
  [
    'an administrator’s sign-in',
    ({ lti }, at) =>
      openIdConnect({ issuer: at, clientId: 'a', clientSecret: 'b', allowed: [] }, lti).begin(),
  ],
];

/** What an error says, and all that led to it. */
function reasonsOf(error: unknown): string {
  return error instanceof Error ? `${error.message} ${reasonsOf(error.cause)}` : '';
}

describe('nothing leaves for an address that is not named', () => {
  let services: Services;
  beforeAll(async () => {
    services = await serviceOf();
  });

  it.each(FEATURES)('for %s', async (_name, ask) => {
    for (const host of FORBIDDEN) {
      for (const scheme of ['https', 'http']) {
        const reason: unknown = await ask(services, `${scheme}://${host}:${listener.port}`).catch(
          (error: unknown) => error,
        );
        expect([host, reason]).toEqual([host, expect.any(Error)]);
        expect([host, reasonsOf(reason)]).toEqual([
          host,
          expect.stringMatching(/address_refused|url_refused/),
        ]);
      }
    }
    expect(listener.connections()).toBe(0);
  });
});

it.each(FEATURES)('a host that is named is connected to: for %s', async (_name, ask) => {
  const services = await serviceOf({ ALLOWED_PRIVATE_HOSTS: 'lms.campus.example' });
  const before = listener.connections();
  // It speaks no TLS: that it was called is what counts.
  await expect(ask(services, `https://lms.campus.example:${listener.port}`)).rejects.toThrow();
  expect(listener.connections()).toBeGreaterThan(before);
  const other = listener.connections();
  await expect(ask(services, `https://loopback.example:${listener.port}`)).rejects.toThrow();
  expect(listener.connections()).toBe(other);
});
