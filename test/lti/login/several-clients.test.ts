import { startTool, type RunningTool } from '../../support/tool.js';
import { parametersOf } from '../support/begun-login.js';
import { refusalOf, refusedWith } from '../support/refusals.js';
import { sessionOf } from '../support/session-of.js';

let tool: RunningTool;
let first: string;
beforeAll(async () => {
  tool = await startTool();
  first = tool.lms.platform.registrations()[0]?.clientId ?? '';
});
afterAll(() => tool.stop());

/** A second client of the same issuer: another tool registration of the same LMS. */
async function registerSecondClient(): Promise<string> {
  const { lti } = tool.services;
  const [known] = await lti.registrations.list();
  if (known === undefined) throw new Error('the demo LMS is not registered');
  const { clientId, deploymentId } = await tool.lms.platform.addRegistration();
  const institution = await lti.institutions.add('second', 0);
  const second = await lti.registrations.add({ ...known, clientId, name: 'second' }, institution.id, 0);
  await lti.deployments.approve(second, deploymentId, 0);
  return clientId;
}

async function loginOf(clientId: string | undefined, browser = tool.browser()) {
  const options = clientId === undefined ? {} : { clientId };
  const { url, params } = tool.lms.platform.startLogin('positionnement', 'camille.arnoult', options);
  const { client_id: named = '', ...others } = params;
  return browser.post(url, clientId === undefined ? others : { ...others, client_id: named });
}

it('finds the client of an issuer that has one, without being told', async () => {
  const { location = '' } = await loginOf(undefined);
  expect(parametersOf(location)['client_id']).toBe(first);
});

describe('of several clients of one issuer', () => {
  let second: string;
  beforeAll(async () => {
    second = await registerSecondClient();
  });

  it('takes the one that the login names', async () => {
    for (const clientId of [first, second]) {
      const { location = '' } = await loginOf(clientId);
      expect(parametersOf(location)['client_id']).toBe(clientId);
    }
  });

  it('refuses to guess when the login names none', async () => {
    expect(await refusalOf(tool, await loginOf(undefined))).toEqual(refusedWith(403, 'platform_unknown'));
  });

  it('accepts launches of each', async () => {
    for (const clientId of [first, second]) {
      const browser = tool.browser();
      const { location = '' } = await loginOf(clientId, browser);
      const form = tool.lms.platform.forge.launchForm(location);
      expect((await browser.post('/lti/launch', { ...form })).status).toBe(303);
    }
  });

  it('refuses a token for one in a login of the other', async () => {
    const browser = tool.browser();
    const { location = '' } = await loginOf(first, browser);
    const form = tool.lms.platform.forge.launchForm(location, {
      claims: (good) => ({ ...good, aud: second }),
    });
    const answer = await browser.post('/lti/launch', { ...form });
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(401, 'audience_mismatch'));
  });

  it('refuses the deployment of one in a launch of the other', async () => {
    const { deploymentId } = tool.lms.platform.registrations().find((one) => one.clientId === second) ?? {};
    const name = 'https://purl.imsglobal.org/spec/lti/claim/deployment_id';
    const browser = tool.browser();
    const { location = '' } = await loginOf(first, browser);
    const claims = (good: Record<string, unknown>) => ({ ...good, [name]: deploymentId });
    const form = tool.lms.platform.forge.launchForm(location, { claims });
    const answer = await browser.post('/lti/launch', { ...form });
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(403, 'deployment_unknown'));
  });

  it('knows the same subject of each as another person', async () => {
    const learners = [];
    for (const clientId of [first, second]) {
      const browser = tool.browser();
      const { location = '' } = await loginOf(clientId, browser);
      await browser.post('/lti/launch', { ...tool.lms.platform.forge.launchForm(location) });
      learners.push((await sessionOf(tool, browser)).learnerId);
    }
    expect(new Set(learners).size).toBe(2);
  });
});
