import { opaqueToken } from '../../../src/security/opaque-id.js';
import { TOOL_CONFIGURATION } from '../support/fake-platform.js';
import { REGISTRATION_TOKEN, START, startScene, type Scene } from './registering.js';

let scene: Scene;
beforeEach(async () => {
  scene = await startScene();
});
afterEach(() => scene.close());

const LINE_ITEM = 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem';
const SCORE = 'https://purl.imsglobal.org/spec/lti-ags/scope/score';

describe('registering a platform', () => {
  it('keeps what it says of itself, and the deployment that it gave', async () => {
    const { platform, tool } = scene;
    const page = await scene.open(await scene.invite({ autoApprove: true }));
    expect({ status: page.status, view: page.view }).toEqual({ status: 200, view: 'platform-registered' });
    const [registration] = await scene.registrations();
    expect(registration).toMatchObject({
      issuer: platform.origin,
      clientId: 'client-1',
      status: 'active',
      demo: false,
      family: 'other',
      authorizationUrl: `${platform.origin}/authorize`,
      tokenUrl: `${platform.origin}/token`,
      jwksUrl: `${platform.origin}/keys`,
      frameOrigins: [platform.origin],
      createdAt: START,
    });
    const deployments = await tool.services.lti.deployments.list(registration?.id ?? '');
    expect(deployments).toEqual([expect.objectContaining({ deploymentId: '7', status: 'active' })]);
  });

  it('presents us as LTI prescribes, with the platform’s token', async () => {
    const { platform, tool } = scene;
    await scene.open(await scene.invite());
    const [configuration, registration] = platform.requests;
    expect(configuration).toMatchObject({ method: 'GET', path: '/configuration' });
    expect(registration).toMatchObject({ method: 'POST', path: '/register' });
    for (const request of [configuration, registration]) {
      expect(request?.headers.authorization).toBe(`Bearer ${REGISTRATION_TOKEN}`);
    }
    expect(registration?.headers['content-type']).toBe('application/json');
    expect(JSON.parse(registration?.body ?? '')).toMatchObject({
      application_type: 'web',
      response_types: ['id_token'],
      grant_types: ['implicit', 'client_credentials'],
      initiate_login_uri: `${tool.url}/lti/login`,
      redirect_uris: [`${tool.url}/lti/launch`],
      jwks_uri: `${tool.url}/lti/jwks`,
      token_endpoint_auth_method: 'private_key_jwt',
      [TOOL_CONFIGURATION]: {
        domain: new URL(tool.url).host,
        target_link_uri: `${tool.url}/lti/launch`,
      },
    });
  });

  it('asks for the name of people, never for their e-mail', async () => {
    await scene.open(await scene.invite());
    const body = scene.platform.requests[1]?.body ?? '';
    expect(body).toContain('family_name');
    expect(body).not.toContain('email');
  });

  it('asks only for scopes that the platform offers, and keeps those it granted', async () => {
    const { platform } = scene;
    platform.configuration = () => ({
      body: { ...platform.goodConfiguration(), scopes_supported: ['openid', LINE_ITEM, SCORE] },
    });
    platform.registration = () => ({ body: { client_id: 'client-1', scope: ` ${SCORE}  openid` } });
    await scene.open(await scene.invite());
    const asked = JSON.parse(platform.requests[1]?.body ?? '') as { scope: string };
    expect(asked.scope).toBe(`${LINE_ITEM} ${SCORE}`);
    expect((await scene.registrations())[0]?.scopes).toEqual([SCORE, 'openid']);
  });

  it('works without a registration token and without a deployment', async () => {
    const { platform } = scene;
    platform.registration = () => ({
      status: 201,
      body: { client_id: 'client-1', [TOOL_CONFIGURATION]: null },
    });
    const page = await scene.open(await scene.invite(), { registration_token: undefined });
    expect(page.view).toBe('platform-registered');
    expect(platform.requests.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined]);
    const [registration] = await scene.registrations();
    expect(await scene.tool.services.lti.deployments.list(registration?.id ?? '')).toEqual([]);
  });

  it('takes ids that are numbers, as some platforms send them', async () => {
    scene.platform.registration = () => ({
      body: { client_id: 42, [TOOL_CONFIGURATION]: { deployment_id: 7 } },
    });
    await scene.open(await scene.invite());
    const [registration] = await scene.registrations();
    expect(registration?.clientId).toBe('42');
    const deployments = await scene.tool.services.lti.deployments.list(registration?.id ?? '');
    expect(deployments.map(({ deploymentId }) => deploymentId)).toEqual(['7']);
  });

  it('keeps the family, and the audience where it is not the token address', async () => {
    const { platform } = scene;
    platform.configuration = () => ({
      body: {
        ...platform.goodConfiguration(),
        authorization_server: 'https://auth.example',
        'https://purl.imsglobal.org/spec/lti-platform-configuration': { product_family_code: 'moodle' },
      },
    });
    await scene.open(await scene.invite());
    expect((await scene.registrations())[0]).toMatchObject({
      family: 'moodle',
      tokenAudience: 'https://auth.example',
    });
  });

  it('shows a page that anyone may frame and that caches do not keep', async () => {
    const page = await scene.open(await scene.invite());
    expect(page.headers['content-security-policy']).not.toContain('frame-ancestors');
    expect(page.headers['cache-control']).toBe('no-store');
  });
});

describe('without auto-approval', () => {
  it('the registration waits: its launches are refused until it is approved', async () => {
    const { platform, tool } = scene;
    const page = await scene.open(await scene.invite());
    expect(page.text).toContain('dès que l’équipe qui gère Parcours l’aura validée');
    const form = { iss: platform.origin, login_hint: 'x', target_link_uri: `${tool.url}/lti/launch` };
    expect((await tool.browser().post('/lti/login', form)).status).toBe(403);

    const { registrations } = tool.services.lti;
    const found = await registrations.find(platform.origin, 'client-1');
    expect(found?.doc.status).toBe('pending');
    if (found !== undefined) await registrations.update({ ...found.doc, status: 'active' }, found.version);
    expect((await tool.browser().post('/lti/login', form)).status).toBe(302);
  });
});

describe('a platform that is registered already', () => {
  it('is brought up to date and keeps its identity', async () => {
    const { platform } = scene;
    await scene.open(await scene.invite({ autoApprove: true }));
    const [before] = await scene.registrations();
    platform.configuration = () => ({
      body: { ...platform.goodConfiguration(), jwks_uri: `${platform.origin}/new-keys` },
    });
    platform.registration = () => ({ body: { client_id: 'client-1', scope: SCORE } });
    expect((await scene.open(await scene.invite())).view).toBe('platform-registered');
    expect(await scene.registrations()).toEqual([
      { ...before, jwksUrl: `${platform.origin}/new-keys`, scopes: [SCORE] },
    ]);
  });

  it('stays suspended when it was', async () => {
    const { registrations } = scene.tool.services.lti;
    await scene.open(await scene.invite({ autoApprove: true }));
    const found = await registrations.find(scene.platform.origin, 'client-1');
    if (found !== undefined) await registrations.update({ ...found.doc, status: 'suspended' }, found.version);
    await scene.open(await scene.invite({ autoApprove: true }));
    expect((await scene.registrations())[0]?.status).toBe('suspended');
  });

  it('may be registered once more as another client', async () => {
    await scene.open(await scene.invite());
    scene.platform.registration = () => ({ body: { client_id: 'client-2' } });
    await scene.open(await scene.invite());
    expect((await scene.registrations()).map(({ clientId }) => clientId).sort()).toEqual([
      'client-1',
      'client-2',
    ]);
  });
});

it('writes neither the invitation nor the platform’s token into the log or the store', async () => {
  const invite = await scene.invite();
  const wrong = opaqueToken();
  await scene.open(wrong);
  scene.platform.registration = () => ({ status: 500 });
  await scene.open(invite);
  scene.platform.reset();
  await scene.open(invite);
  const log = JSON.stringify(scene.tool.log);
  expect(log).not.toMatch(/invite=|registration_token=|openid_configuration=/);
  const stored = await scene.registrations();
  for (const written of [log, JSON.stringify(stored)]) {
    // Their ends: the log masks whatever looks like an id, and would hide a beginning only.
    for (const secret of [invite, REGISTRATION_TOKEN, wrong])
      expect(written).not.toContain(secret.slice(-12));
  }
});
