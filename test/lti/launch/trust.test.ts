import { CLAIM } from '../../../src/demo-lms/names.js';
import type { Registration } from '../../../src/lti/registrations.js';
import { startTool, type RunningTool } from '../../support/tool.js';
import { beginLogin } from '../support/begun-login.js';
import { withClaims } from '../support/forgeries.js';
import { refusalOf, refusedWith } from '../support/refusals.js';
import { registrationOf, setStatus } from '../support/demo-registration.js';
import { sessionOf } from '../support/session-of.js';

let tool: RunningTool;
let registration: Registration;
beforeAll(async () => {
  tool = await startTool();
  registration = await registrationOf(tool);
});
afterAll(() => tool.stop());

const launch = (claims: Record<string, unknown>) =>
  tool.launch(tool.browser(), { forgery: withClaims(claims) });

describe('a deployment', () => {
  it('that is unknown is refused, listed once for approval, and works when approved', async () => {
    const { deployments } = tool.services.lti;
    const claims = { [CLAIM.deploymentId]: 'campus-nord' };
    const pending = () =>
      deployments
        .list(registration.id)
        .then((all) => all.filter(({ status }) => status === 'pending').map((one) => one.deploymentId));

    const refusals = [await launch(claims), await launch(claims)];
    expect(await Promise.all(refusals.map((answer) => refusalOf(tool, answer)))).toEqual([
      refusedWith(403, 'deployment_unknown'),
      refusedWith(403, 'deployment_unknown'),
    ]);
    expect(await pending()).toEqual(['campus-nord']);

    await deployments.approve(registration, 'campus-nord', Date.now());
    expect(await pending()).toEqual([]);
    expect((await launch(claims)).status).toBe(303);
  });

  it('keeps its resource links apart from another deployment’s', async () => {
    const { deployments } = tool.services.lti;
    await deployments.approve(registration, 'campus-sud', Date.now());
    const placements = await Promise.all(
      ['campus-sud', '1'].map(async (deployment) => {
        const browser = tool.browser();
        const forgery = withClaims({ [CLAIM.deploymentId]: deployment });
        await tool.enter(browser, { forgery });
        return (await sessionOf(tool, browser)).placementId;
      }),
    );
    expect(new Set(placements).size).toBe(2);
  });
});

describe('a target link in the token', () => {
  it.each([
    ['of another origin', () => 'https://evil.example/lti/launch'],
    ['of another port', () => 'http://localhost:1/lti/launch'],
    ['of another scheme', () => tool.url.replace('http:', 'https:')],
    ['of a host that begins like ours', () => `${tool.url}.evil.example/`],
    ['of a host behind our name', () => `${tool.url}@evil.example/`],
    ['that is no address', () => '/lti/launch'],
    ['of a blob that we are the origin of', () => `blob:${tool.url}/lti/launch`],
    ['that is a script', () => 'javascript:alert(1)'],
  ])('%s is refused', async (_name, target) => {
    const answer = await launch({ [CLAIM.targetLinkUri]: target() });
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(400, 'target_link_foreign'));
  });

  it('decides over the one that the login named, and the difference is logged', async () => {
    const answer = await launch({ [CLAIM.targetLinkUri]: `${tool.url}/elsewhere` });
    expect(answer.status).toBe(303);
    const accepted = tool.log.filter(({ msg }) => msg === 'launch accepted');
    expect(accepted.at(-1)).toMatchObject({ targetLinkChanged: true });
  });

  it('that is the login’s is nothing to log', async () => {
    await launch({});
    const accepted = tool.log.filter(({ msg }) => msg === 'launch accepted');
    expect(accepted.at(-1)).not.toHaveProperty('targetLinkChanged');
  });
});

describe('the audience and the authorised party', () => {
  const ours = () => registration.clientId;
  it.each([
    ['our client alone, in a list', () => ({ aud: [ours()] })],
    ['our client, and azp says so', () => ({ aud: ours(), azp: ours() })],
    ['our client in a list, and azp says so', () => ({ aud: [ours()], azp: ours() })],
  ])('accepts %s', async (_name, claims) => {
    expect((await launch(claims())).status).toBe(303);
  });

  it.each([
    ['another client', () => ({ aud: 'another' }), 'audience_mismatch'],
    ['other clients', () => ({ aud: ['another', 'third'] }), 'audience_mismatch'],
    ['nobody', () => ({ aud: [] }), 'audience_mismatch'],
    ['a client whose name begins like ours', () => ({ aud: `${ours()}0` }), 'audience_mismatch'],
    ['an audience that we do not trust beside us', () => ({ aud: [ours(), 'x'] }), 'audience_untrusted'],
    [
      'an audience that we do not trust, though azp is us',
      () => ({ aud: [ours(), 'x'], azp: ours() }),
      'audience_untrusted',
    ],
    ['us, with another azp', () => ({ azp: 'another' }), 'authorized_party_mismatch'],
    [
      'us alone in a list, with another azp',
      () => ({ aud: [ours()], azp: 'x' }),
      'authorized_party_mismatch',
    ],
    ['us twice, without azp', () => ({ aud: [ours(), ours()] }), 'authorized_party_mismatch'],
  ])('refuses %s', async (_name, claims, code) => {
    expect(await refusalOf(tool, await launch(claims()))).toEqual(refusedWith(401, code));
  });
});

it.each([
  ['with a slash more', (issuer: string) => `${issuer}/`],
  ['in other letters', (issuer: string) => issuer.toUpperCase()],
  ['of another platform', () => 'https://canvas.instructure.com'],
])('refuses an issuer %s', async (_name, change) => {
  const answer = await launch({ iss: change(registration.issuer) });
  expect(await refusalOf(tool, answer)).toEqual(refusedWith(401, 'issuer_mismatch'));
});

describe.each([
  ['pending', 'registration_pending'],
  ['suspended', 'registration_suspended'],
] as const)('a registration that is %s', (status, code) => {
  afterEach(() => setStatus(tool, 'active'));

  it('is refused at login: the platform is not asked, and no cookie is set', async () => {
    await setStatus(tool, status);
    const browser = tool.browser();
    const answer = await browser.get(tool.lms.platform.loginUrl('positionnement', 'camille.arnoult'));
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(403, code));
    expect(answer.location).toBeUndefined();
    expect(answer.setCookies).toEqual([]);
  });

  it('is refused at launch, when the login was begun before', async () => {
    const browser = tool.browser();
    const form = tool.lms.platform.forge.launchForm(await beginLogin(tool, browser));
    await setStatus(tool, status);
    const answer = await browser.post('/lti/launch', { ...form });
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(403, code));
  });
});

it('refuses the demo LMS while the demo LMS is off', async () => {
  const withoutDemo = await startTool({ env: { DEMO_LMS: 'off' } });
  try {
    const answer = await withoutDemo.launch(withoutDemo.browser());
    expect(await refusalOf(withoutDemo, answer)).toEqual(refusedWith(403, 'demo_off'));
  } finally {
    await withoutDemo.stop();
  }
});
