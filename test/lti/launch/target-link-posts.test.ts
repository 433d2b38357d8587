import { startTool, type RunningTool } from '../../support/tool.js';
import { beginLogin } from '../support/begun-login.js';
import { withClaims } from '../support/forgeries.js';
import { refusalOf, refusedWith } from '../support/refusals.js';

let tool: RunningTool;
beforeAll(async () => {
  tool = await startTool();
});
afterAll(() => tool.stop());

/** Older Open edX posts its token to the target link in place of the redirect address. */
describe('a token posted to the front door', () => {
  it('is a launch', async () => {
    const browser = tool.browser();
    const form = tool.lms.platform.forge.launchForm(await beginLogin(tool, browser));
    const { status, location = '' } = await browser.post('/', { ...form });
    expect(status).toBe(303);
    expect((await browser.get(location)).view).toBe('learner-start');
  });

  it('passes the same checks', async () => {
    const browser = tool.browser();
    const authorizationUrl = await beginLogin(tool, browser);
    const form = tool.lms.platform.forge.launchForm(authorizationUrl, withClaims({ nonce: 'x' }));
    const answer = await browser.post('/', { ...form });
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(401, 'nonce_mismatch'));
  });

  it('is not accepted there and at the redirect address', async () => {
    const browser = tool.browser();
    const form = tool.lms.platform.forge.launchForm(await beginLogin(tool, browser));
    const answers = await Promise.all(['/', '/lti/launch'].map((path) => browser.post(path, { ...form })));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  });
});

it('shows the front door to those who only look', async () => {
  expect((await tool.browser().get('/')).view).toBe('home');
});
