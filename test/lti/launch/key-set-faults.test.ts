import type { FaultName, FaultSettings } from '../../../src/demo-lms/faults/catalogue.js';
import { startTool, type RunningTool } from '../../support/tool.js';
import { beginLogin } from '../support/begun-login.js';
import { errorIdOf, refusalOf, refusedWith } from '../support/refusals.js';

/** Longer than a platform's keys are kept, in milliseconds: each test begins without any. */
const KEPT = 7 * 3_600_000;
let clock = Date.parse('2026-11-02T08:00:00Z');
let tool: RunningTool;
beforeAll(async () => {
  tool = await startTool({ now: () => clock });
});
afterAll(() => tool.stop());
beforeEach(() => {
  clock += KEPT;
});
afterEach(() => tool.lms.faults.clear());

/** Longer than a platform is given to send its keys, in milliseconds. */
const TOO_SLOW = 5_500;

it.each<[string, FaultName, Partial<FaultSettings>, string]>([
  ['down', 'keys-down', { status: 503 }, 'answered 503'],
  ['missing', 'keys-down', { status: 404 }, 'answered 404'],
  ['huge', 'keys-huge', { megabytes: 50 }, 'more than 262144 bytes'],
  ['malformed', 'keys-malformed', {}, 'not JSON'],
  ['too slow', 'keys-slow', { delayMs: TOO_SLOW }, 'within 5000 ms'],
])(
  'answers 503 while the platform’s keys are %s, and lets the same launch in afterwards',
  async (...fault) => {
    const [, name, settings, reason] = fault;
    const browser = tool.browser();
    const form = tool.lms.platform.forge.launchForm(await beginLogin(tool, browser));
    tool.lms.faults.turnOn(name, settings);
    const refused = await browser.post('/lti/launch', { ...form });
    expect(await refusalOf(tool, refused)).toEqual(refusedWith(503, 'keys_unavailable'));
    const line = tool.log.find(({ errorId }) => errorId === errorIdOf(refused));
    expect(line?.['detail']).toContain(reason);

    tool.lms.faults.clear();
    expect((await browser.post('/lti/launch', { ...form })).status).toBe(303);
  },
);

it('needs the platform’s keys once, not for each launch', async () => {
  expect((await tool.launch(tool.browser())).status).toBe(303);
  tool.lms.faults.turnOn('keys-down');
  expect((await tool.launch(tool.browser())).status).toBe(303);
});

it('does not let a stranger’s key ids stop the launches of others', async () => {
  await tool.launch(tool.browser());
  for (const kid of ['one', 'two', 'three']) {
    const answer = await tool.launch(tool.browser(), { forgery: { header: { kid } } });
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(401, 'kid_unknown'));
  }
  expect((await tool.launch(tool.browser())).status).toBe(303);
});
