import { pino } from 'pino';
import { startConfiguredDemoLms, type RunningDemo } from '../../src/start-demo.js';
import { freePort } from '../support/free-port.js';
import { startTool, type RunningTool } from '../support/tool.js';

let tool: RunningTool;
let port: string;
let demo: RunningDemo | undefined;
beforeEach(async () => {
  port = await freePort();
  tool = await startTool({ env: { DEMO_LMS_PORT: port } });
  tool.services.lti.trust.demoRuns = false;
  demo = await startConfiguredDemoLms(tool.services, pino({ level: 'silent' }));
});
afterEach(async () => {
  await demo?.close();
  await tool.stop();
});

it('registers as a demonstration, which is worth nothing where none runs', async () => {
  const { registrations } = tool.services.lti;
  const found = (await registrations.list()).find(({ issuer }) => issuer === `http://localhost:${port}`);
  expect(found).toMatchObject({ demo: true, status: 'active' });
});

it('is trusted from when it runs until it is closed', async () => {
  const { trust } = tool.services.lti;
  expect(trust.demoRuns).toBe(true);
  await demo?.close();
  demo = undefined;
  expect(trust.demoRuns).toBe(false);
});
