import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';

import { createDemoLms } from '../../src/demo-lms/create-demo-lms.js';
import type { DemoLms } from '../../src/demo-lms/create-demo-lms.js';
import { CLAIM } from '../../src/demo-lms/names.js';
import { SIGNING_KEY } from './support/registered-lms.js';
import { publishedKeys } from './support/key-set.js';

const NOW = Date.parse('2026-11-02T08:00:00.400Z');
const origin = 'http://localhost:3100';
const toolOrigin = 'http://localhost:3000';

let lms: DemoLms;

beforeEach(async () => {
  lms = await createDemoLms({ origin, toolOrigin, signingKey: SIGNING_KEY, now: () => NOW });
  await lms.platform.addRegistration({ clientId: 'outil' });
});

afterEach(() => lms.close());

/** The redirect that a tool answers a login with. */
function authorizationUrl(person = 'camille.arnoult', changes: Record<string, string> = {}): string {
  const { params } = lms.platform.startLogin('decouverte', person);
  const query = new URLSearchParams({
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: 'outil',
    redirect_uri: `${toolOrigin}/lti/launch`,
    login_hint: params['login_hint'] ?? '',
    lti_message_hint: params['lti_message_hint'] ?? '',
    state: 'état 1',
    nonce: 'n-1',
    ...changes,
  });
  return `${origin}/lti/authorize?${query.toString()}`;
}

async function verify(token: string) {
  return jwtVerify(token, createLocalJWKSet(await publishedKeys(lms)), { currentDate: new Date(NOW) });
}

describe('launchForm', () => {
  it('gives what the browser would post: a token for the login’s nonce, and its state', async () => {
    const form = lms.platform.forge.launchForm(authorizationUrl());
    const { payload } = await verify(form.id_token);
    expect(form.state).toBe('état 1');
    expect(payload).toMatchObject({
      iss: origin,
      aud: 'outil',
      nonce: 'n-1',
      sub: lms.platform.person('camille.arnoult').sub,
      [CLAIM.custom]: { path: 'decouverte' },
    });
    expect(payload.exp).toBe((payload.iat ?? 0) + 60);
  });

  it('changes the claims as asked', () => {
    const { id_token } = lms.platform.forge.launchForm(authorizationUrl(), {
      claims: (good) => ({ ...good, [CLAIM.version]: '1.1' }),
    });
    expect(decodeJwt(id_token)[CLAIM.version]).toBe('1.1');
  });

  it('throws the OIDC error that the endpoint would send', () => {
    const url = authorizationUrl('camille.arnoult', { nonce: '' });
    expect(() => lms.platform.forge.launchForm(url)).toThrow('nonce is missing');
  });

  it('refuses an address that is not the authorisation endpoint', () => {
    expect(() => lms.platform.forge.launchForm('http://localhost:3100/ailleurs?x=1')).toThrow(
      /authorisation endpoint/,
    );
  });
});

describe('errorForm', () => {
  it('carries the state of the login', () => {
    const form = lms.platform.forge.errorForm(authorizationUrl(), 'launch_no_longer_valid');
    expect(form).toMatchObject({ error: 'launch_no_longer_valid', state: 'état 1' });
  });
});

describe('signLaunch', () => {
  it('signs a good launch of the first link by a learner, when only a nonce is given', async () => {
    const { payload } = await verify(lms.platform.forge.signLaunch({ nonce: 'n' }));
    expect(payload[CLAIM.resourceLink]).toMatchObject({ id: 'positionnement' });
  });

  it('leaves out a header member set to undefined', () => {
    const token = lms.platform.forge.signLaunch({ nonce: 'n', header: { kid: undefined } });
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'RS256', typ: 'JWT' });
  });

  it('signs with a key that the platform does not publish', async () => {
    const token = lms.platform.forge.signLaunch({ nonce: 'n', key: 'other' });
    await expect(verify(token)).rejects.toThrow('signature verification failed');
  });

  it('signs with the platform’s key under another RSA algorithm', async () => {
    const [key] = (await publishedKeys(lms)).keys;
    const keys = createLocalJWKSet({ keys: [{ ...key, kty: 'RSA', alg: 'PS384' }] });
    const token = lms.platform.forge.signLaunch({ nonce: 'n', header: { alg: 'PS384' } });
    await expect(jwtVerify(token, keys, { currentDate: new Date(NOW) })).resolves.toBeDefined();
  });

  it('makes an unsigned token', () => {
    const token = lms.platform.forge.signLaunch({ nonce: 'n', key: 'none' });
    expect(decodeProtectedHeader(token).alg).toBe('none');
    expect(token.endsWith('.')).toBe(true);
  });

  it('makes a token keyed with the public key', () => {
    expect(decodeProtectedHeader(lms.platform.forge.signLaunch({ nonce: 'n', key: 'hs256' })).alg).toBe(
      'HS256',
    );
  });

  it('signs a payload that is not JSON', () => {
    const [, payload = ''] = lms.platform.forge
      .signLaunch({ nonce: 'n', claims: () => 'pas du JSON' })
      .split('.');
    expect(Buffer.from(payload, 'base64url').toString()).toBe('pas du JSON');
  });

  it('makes a deep linking request, without a resource link', () => {
    const token = lms.platform.forge.signLaunch({
      nonce: 'n',
      person: 'helene.morvan',
      messageType: 'LtiDeepLinkingRequest',
    });
    const claims = decodeJwt(token);
    expect(claims[CLAIM.deepLinkingSettings]).toMatchObject({ accept_types: ['ltiResourceLink'] });
    expect(claims[CLAIM.resourceLink]).toBeUndefined();
  });

  it('makes a submission review that names whose work is looked at', () => {
    const token = lms.platform.forge.signLaunch({
      nonce: 'n',
      person: 'helene.morvan',
      messageType: 'LtiSubmissionReviewRequest',
      forUserId: 'noe.lanvaux',
    });
    expect(decodeJwt(token)[CLAIM.forUser]).toMatchObject({
      user_id: lms.platform.person('noe.lanvaux').sub,
    });
  });
});
