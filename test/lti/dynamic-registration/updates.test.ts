import type { Registration } from '../../../src/lti/registrations.js';
import { TOOL_CONFIGURATION, type PlatformAnswer } from '../support/fake-platform.js';
import { refusedWith, startScene, type Scene } from './registering.js';

const FAMILY = 'https://purl.imsglobal.org/spec/lti-platform-configuration';

let scene: Scene;
beforeEach(async () => {
  scene = await startScene();
});
afterEach(() => scene.close());

async function only(): Promise<Registration> {
  const [registration, ...others] = await scene.registrations();
  if (registration === undefined || others.length > 0) throw new Error('not one registration');
  return registration;
}

async function change(changes: Partial<Registration>): Promise<void> {
  const { registrations } = scene.tool.services.lti;
  const found = await registrations.get((await only()).id);
  if (found !== undefined) await registrations.update({ ...found.doc, ...changes }, found.version);
}

const answering = (tool: object, clientId = 'client-1'): PlatformAnswer => ({
  body: { client_id: clientId, [TOOL_CONFIGURATION]: tool },
});

const deployments = async () =>
  (await scene.tool.services.lti.deployments.list((await only()).id)).map(({ deploymentId, status }) => [
    deploymentId,
    status,
  ]);

describe('an update by the platform loosens nothing', () => {
  beforeEach(async () => {
    await scene.open(await scene.invite());
  });

  it.each(['pending', 'suspended', 'active'] as const)(
    'a registration that is %s stays so, whatever the invitation says',
    async (status) => {
      await change({ status });
      await scene.open(await scene.invite({ autoApprove: true }));
      expect((await only()).status).toBe(status);
    },
  );

  it('tenants, name, demo mark and added origins stay', async () => {
    const chosen = {
      tenancy: 'deployment' as const,
      name: 'Université',
      addedFrameOrigins: ['https://portail.example'],
    };
    await change(chosen);
    await scene.open(await scene.invite({ autoApprove: true }));
    expect(await only()).toMatchObject({ ...chosen, demo: false });
  });

  it('a family that an administrator chose stays, where the platform does not say its own', async () => {
    await change({ family: 'open-edx' });
    await scene.open(await scene.invite());
    expect((await only()).family).toBe('open-edx');
    const { platform } = scene;
    platform.configuration = () => ({
      body: { ...platform.goodConfiguration(), [FAMILY]: { product_family_code: 'moodle' } },
    });
    await scene.open(await scene.invite());
    expect((await only()).family).toBe('moodle');
  });

  it('another deployment waits for approval, as that of a launch does', async () => {
    scene.platform.registration = () => answering({ deployment_id: 'another' });
    await scene.open(await scene.invite({ autoApprove: true }));
    expect(await deployments()).toEqual([
      ['7', 'active'],
      ['another', 'pending'],
    ]);
  });

  it('the deployment that is trusted stays trusted', async () => {
    await scene.open(await scene.invite());
    expect(await deployments()).toEqual([['7', 'active']]);
  });

  it('a change by an administrator at the same moment is kept', async () => {
    const { registrations } = scene.tool.services.lti;
    const update = registrations.update.bind(registrations);
    let times = 0;
    registrations.update = async (registration, version) => {
      times += 1;
      if (times === 1) await change({ status: 'suspended' });
      await update(registration, version);
    };
    const page = await scene.open(await scene.invite());
    registrations.update = update;
    expect(page.view).toBe('platform-registered');
    expect((await only()).status).toBe('suspended');
  });
});

describe('a platform that has us already', () => {
  it('and refuses to register us again is asked what it has, which is kept', async () => {
    let posts = 0;
    scene.platform.registration = () => {
      posts += 1;
      return posts === 1
        ? { status: 401, body: { error: 'token_already_used' } }
        : { body: { client_id: 'client-9', scope: 'x', [TOOL_CONFIGURATION]: { deployment_id: '3' } } };
    };
    expect((await scene.open(await scene.invite())).view).toBe('platform-registered');
    expect(scene.platform.requests.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET']);
    expect(await only()).toMatchObject({ clientId: 'client-9', scopes: ['x'] });
  });

  it('is not asked where it never gave a token for it', async () => {
    scene.platform.registration = () => ({ status: 401 });
    const page = await scene.open(await scene.invite(), { registration_token: undefined });
    expect(scene.refusal(page)).toEqual(refusedWith(502, 'platform_refused'));
    expect(scene.platform.requests).toHaveLength(2);
  });

  it('and knows nothing of us has refused', async () => {
    scene.platform.registration = () => ({ status: 404, body: { error: 'not_registered' } });
    expect(scene.refusal(await scene.open(await scene.invite()))).toEqual(
      refusedWith(502, 'platform_refused'),
    );
    expect(await scene.registrations()).toEqual([]);
  });
});

it('a registration that died before its deployment was trusted is finished by the next try', async () => {
  const { deployments: kept } = scene.tool.services.lti;
  const approve = kept.approve.bind(kept);
  kept.approve = () => Promise.reject(new Error('the process is killed here'));
  const invite = await scene.invite();
  expect((await scene.open(invite)).status).toBe(500);
  kept.approve = approve;
  expect((await scene.open(invite)).view).toBe('platform-registered');
  expect(await deployments()).toEqual([['7', 'active']]);
});

describe('what was agreed', () => {
  it('is kept as far as the platform says it', async () => {
    const messages = [
      { type: 'LtiResourceLinkRequest' },
      { type: 'LtiDeepLinkingRequest', placements: ['ContentArea'] },
    ];
    scene.platform.registration = () => answering({ messages, claims: ['sub', 'name'] });
    await scene.open(await scene.invite());
    expect((await only()).agreed).toEqual({
      messages: ['LtiResourceLinkRequest', 'LtiDeepLinkingRequest'],
      placements: ['ContentArea'],
      claims: ['sub', 'name'],
    });
  });

  it('is passed over where it cannot be understood', async () => {
    scene.platform.registration = () => answering({ messages: 'all', claims: [{}] });
    await scene.open(await scene.invite());
    expect((await only()).agreed).toEqual({});
  });
});
