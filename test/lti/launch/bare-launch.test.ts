import { CLAIM } from '../../../src/demo-lms/names.js';
import type { Claims } from '../../../src/demo-lms/platform/launch-claims.js';
import type { Person } from '../../../src/demo-lms/course/people.js';
import { hiddenFields, type TestBrowser } from '../../support/test-browser.js';
import { startTool, type RunningTool } from '../../support/tool.js';

let tool: RunningTool;
beforeAll(async () => {
  tool = await startTool();
});
afterAll(() => tool.stop());

const NEEDED = [
  ...['iss', 'aud', 'sub', 'exp', 'iat', 'nonce'],
  ...[CLAIM.messageType, CLAIM.version, CLAIM.deploymentId, CLAIM.targetLinkUri, CLAIM.roles],
];

/** Only what LTI demands, and no role at all. */
function bare(good: Claims): Claims {
  const needed = Object.entries(good).filter(([name]) => NEEDED.includes(name));
  return { ...Object.fromEntries(needed), [CLAIM.roles]: [], [CLAIM.resourceLink]: { id: 'bare' } };
}

/** Passes every question. @returns the last page */
async function takeAll(browser: TestBrowser, base: string) {
  const start = await browser.get(base);
  await browser.post(`${base}/start`, hiddenFields(start.text));
  let page = await browser.get(`${base}/item`);
  while (page.view === 'item') {
    const answered = await browser.post(`${base}/item`, { ...hiddenFields(page.text), skip: '1' });
    page = await browser.get(answered.location ?? '');
  }
  return page;
}

it('takes somebody known by nothing but a sub from the launch to the results', async () => {
  const browser = tool.browser();
  const base = await tool.enter(browser, { forgery: { claims: bare } });
  const start = await browser.get(base);
  expect(start.view).toBe('learner-start');
  expect(start.text).not.toContain('undefined');
  const results = await takeAll(browser, base);
  expect(results.view).toBe('results');
  expect(results.text).not.toContain('undefined');
  await tool.deliverGrades();
  expect(tool.lms.calls.list()).toEqual([]);
});

it('shows a teacher somebody without a name', async () => {
  const forgery = { claims: (good: Claims) => ({ ...bare(good), [CLAIM.roles]: ['Instructor'] }) };
  const browser = tool.browser();
  const base = await tool.enter(browser, { person: 'helene.morvan', forgery });
  const home = await browser.get(base);
  expect(home.view).toBe('teacher-home');
  expect(home.text).not.toContain('undefined');
  const { sub } = tool.lms.platform.person('camille.arnoult');
  expect(home.text).not.toContain(sub);
});

it('knows the same person again when they come with a name', async () => {
  const { sub }: Person = tool.lms.platform.person('ines.delahaye');
  const { learners } = tool.services.sitting;
  const { lti } = tool.services;
  const [registration] = await lti.registrations.list();
  const known = async () => {
    const { id = '', institutionId = '' } = registration ?? {};
    return learners.recognise({
      origin: id,
      subject: sub,
      institutionId,
      name: 'Inès Delahaye',
      email: undefined,
    });
  };
  await tool.enter(tool.browser(), { person: 'ines.delahaye', forgery: { claims: bare } });
  const before = await known();
  await tool.enter(tool.browser(), { person: 'ines.delahaye' });
  expect((await known()).learnerId).toBe(before.learnerId);
});
