import { startTool, type RunningTool } from '../../support/tool.js';
import { launchRecordsOf, refusalOf } from '../support/refusals.js';

/** How many launches of one address may fail in five minutes. */
const LIMIT = 300;

let tool: RunningTool;
beforeAll(async () => {
  tool = await startTool();
});
afterAll(() => tool.stop());

const fail = () => tool.browser().post('/lti/launch', {});

it('slows down who fails without end, and never who launches well', async () => {
  for (let failure = 0; failure < LIMIT; failure += 20) {
    const answers = await Promise.all(Array.from({ length: 20 }, fail));
    expect(answers.every(({ status }) => status === 400)).toBe(true);
  }
  const { status, view, code } = await refusalOf(tool, await fail());
  expect({ status, view, code }).toEqual({ status: 429, view: 'launch-refused', code: 'too_many_failures' });
  expect((await tool.launch(tool.browser())).status).toBe(303);
});

it('counts no login and no launch that is well', async () => {
  const login = () => tool.browser().get(tool.lms.platform.loginUrl('positionnement', 'camille.arnoult'));
  for (let batch = 0; batch < LIMIT + 20; batch += 20) {
    const answers = await Promise.all(Array.from({ length: 20 }, login));
    expect(answers.every(({ status }) => status === 302)).toBe(true);
  }
});

it('keeps no record of failures beyond the limit: they would fill the store', async () => {
  const before = (await launchRecordsOf(tool)).length;
  await Promise.all(Array.from({ length: 20 }, fail));
  expect((await launchRecordsOf(tool)).length).toBe(before);
});
