import { HISTORY_PARAMETERS } from '../../../src/lti/course-history.js';
import { readPlatformAddress } from '../../../src/lti/presets/platform-address.js';
import { valuesToEnter } from '../../../src/lti/presets/values-to-enter.js';
import { isIssuerAddress, isWebAddress } from '../../../src/lti/web-address.js';
import { shippedPresets } from '../../../src/services.js';
import { filled, shippedPreset } from './support.js';

const ANSWERS = { clientId: 'client-1', deployment: 'deployment-1' };
const IDS = ['blackboard', 'brightspace', 'canvas', 'ilias', 'moodle', 'open-edx', 'sakai', 'other'];

it('knows the LMSs that universities run, and last any other', async () => {
  expect([...(await shippedPresets()).keys()]).toEqual(IDS);
});

/** As each platform documents its own addresses, or shows them. */
describe('fills in the documented addresses of', () => {
  it.each([
    [
      'moodle',
      'https://moodle.example.fr/',
      {
        issuer: 'https://moodle.example.fr',
        authorizationUrl: 'https://moodle.example.fr/mod/lti/auth.php',
        tokenUrl: 'https://moodle.example.fr/mod/lti/token.php',
        jwksUrl: 'https://moodle.example.fr/mod/lti/certs.php',
      },
    ],
    [
      'canvas',
      'https://ecole.instructure.com',
      {
        issuer: 'https://canvas.instructure.com',
        authorizationUrl: 'https://sso.canvaslms.com/api/lti/authorize_redirect',
        tokenUrl: 'https://sso.canvaslms.com/login/oauth2/token',
        jwksUrl: 'https://sso.canvaslms.com/api/lti/security/jwks',
      },
    ],
    [
      'canvas',
      'https://ecole.beta.instructure.com',
      {
        issuer: 'https://canvas.beta.instructure.com',
        authorizationUrl: 'https://sso.beta.canvaslms.com/api/lti/authorize_redirect',
        tokenUrl: 'https://sso.beta.canvaslms.com/login/oauth2/token',
        jwksUrl: 'https://sso.beta.canvaslms.com/api/lti/security/jwks',
      },
    ],
    [
      'canvas',
      'https://ecole.test.instructure.com',
      {
        issuer: 'https://canvas.test.instructure.com',
        authorizationUrl: 'https://sso.test.canvaslms.com/api/lti/authorize_redirect',
        tokenUrl: 'https://sso.test.canvaslms.com/login/oauth2/token',
        jwksUrl: 'https://sso.test.canvaslms.com/api/lti/security/jwks',
      },
    ],
    [
      'blackboard',
      'https://ecole.blackboard.com',
      {
        issuer: 'https://blackboard.com',
        authorizationUrl: 'https://developer.blackboard.com/api/v1/gateway/oidcauth',
        tokenUrl: 'https://developer.blackboard.com/api/v1/gateway/oauth2/jwttoken',
        jwksUrl: 'https://developer.blackboard.com/api/v1/management/applications/client-1/jwks.json',
      },
    ],
    [
      'brightspace',
      'https://school.brightspacedemo.com',
      {
        issuer: 'https://school.brightspacedemo.com',
        authorizationUrl: 'https://school.brightspacedemo.com/d2l/lti/authenticate',
        tokenUrl: 'https://auth.brightspace.com/core/connect/token',
        jwksUrl: 'https://school.brightspacedemo.com/d2l/.well-known/jwks',
        tokenAudience: 'https://api.brightspace.com/auth/token',
      },
    ],
    [
      'sakai',
      'https://dev1.sakaicloud.com/portal',
      {
        issuer: 'https://dev1.sakaicloud.com',
        authorizationUrl: 'https://dev1.sakaicloud.com/imsoidc/lti13/oidc_auth',
        jwksUrl: 'https://dev1.sakaicloud.com/imsblis/lti13/keyset',
      },
    ],
    [
      'open-edx',
      'https://courses.edx.org/dashboard',
      {
        issuer: 'https://courses.edx.org',
        authorizationUrl: 'https://courses.edx.org/api/lti_consumer/v1/launch/',
      },
    ],
  ])('%s at %s', async (id, address, expected) => {
    expect((await filled(id, address, ANSWERS)).values).toEqual({ ...ANSWERS, ...expected });
  });
});

describe('asks for what differs from one installation to the next', () => {
  it.each([
    ['moodle', []],
    ['canvas', []],
    ['blackboard', []],
    ['brightspace', []],
    ['sakai', ['tokenUrl']],
    ['open-edx', ['tokenUrl', 'jwksUrl']],
    ['ilias', ['issuer', 'authorizationUrl', 'tokenUrl', 'jwksUrl']],
    ['other', ['issuer', 'authorizationUrl', 'tokenUrl', 'jwksUrl']],
  ])('%s: beside client and deployment, %j', async (id, expected) => {
    const { address } = await shippedPreset(id);
    expect((await filled(id, address.example)).missing).toEqual(['clientId', 'deployment', ...expected]);
    expect((await filled(id, address.example, ANSWERS)).missing).toEqual(expected);
  });
});

it('makes each school that shares the client id of Blackboard an institution of its own', async () => {
  expect((await shippedPreset('blackboard')).tenancy).toBe('deployment');
  expect((await shippedPreset('moodle')).tenancy).toBe('registration');
});

describe.each(IDS)('%s', (id) => {
  it('gives addresses that the service may call', async () => {
    const { address } = await shippedPreset(id);
    const { issuer, tokenAudience, clientId, deployment, ...rest } = (
      await filled(id, address.example, ANSWERS)
    ).values;
    expect([clientId, deployment, tokenAudience ?? '']).toHaveLength(3);
    if (issuer !== undefined) expect(isIssuerAddress(issuer)).toBe(true);
    expect(Object.values(rest).filter((url) => url !== undefined && !isWebAddress(url))).toEqual([]);
  });

  it('tells where every one of our addresses is entered, and leaves no place unfilled', async () => {
    const values = valuesToEnter(await shippedPreset(id), 'https://parcours.example.fr');
    const texts = values.flatMap(({ value }) => [value.fr, value.en]);
    expect(texts.filter((text) => /[{}]/.test(text))).toEqual([]);
    const configured = texts.includes('https://parcours.example.fr/lti/configuration/canvas.json');
    const ours = configured ? ['launch'] : ['launch', 'login', 'jwks'];
    for (const name of ours) expect(texts.join(' ')).toContain(`https://parcours.example.fr/lti/${name}`);
  });

  it('asks for the history of copies under the names that launches are read by, if at all', async () => {
    const values = valuesToEnter(await shippedPreset(id), 'https://parcours.example.fr');
    const lines = values
      .flatMap(({ value }) => value.en.split('\n'))
      .filter((line) => line.includes('_history='));
    const ours = Object.entries(HISTORY_PARAMETERS).map(([name, value]) => `${name}=${value}`);
    expect(ours).toEqual(expect.arrayContaining(lines));
  });

  it('lets its own pages frame ours', async () => {
    const preset = await shippedPreset(id);
    const place = readPlatformAddress(preset.address.example, preset);
    const { frameOrigins } = await filled(id, preset.address.example, ANSWERS);
    expect(frameOrigins).toContain(place?.origin);
  });
});
