import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { temporaryDirectory } from '../support/stores.js';
import { startTool, type RunningTool } from '../support/tool.js';
import { runProcess, type Environment } from './support/command-process.js';

let tool: RunningTool;
let env: Environment;

beforeAll(async () => {
  const storeUrl = `sqlite:${path.join(await temporaryDirectory(), 'parcours.db')}`;
  const SECRET_KEYS = randomBytes(32).toString('base64');
  tool = await startTool({ storeUrl, env: { SECRET_KEYS } });
  env = { STORE_URL: storeUrl, SECRET_KEYS, PUBLIC_URL: tool.url };
});

afterAll(() => tool.stop());

async function demoPlatform(): Promise<readonly [string, string]> {
  const [platform] = await tool.services.lti.registrations.list();
  if (platform === undefined) throw new Error('the demo LMS is not registered');
  return [platform.issuer, platform.clientId];
}

it('suspends and approves a platform while the service runs', async () => {
  const key = await demoPlatform();
  const browser = tool.browser();
  const open = await tool.enter(browser);
  expect(await runProcess(['platforms', 'suspend', ...key], env)).toMatchObject({ code: 0, err: '' });
  expect(await browser.get(open)).toMatchObject({ status: 403, view: 'access-suspended' });
  const refused = await tool.launch(tool.browser());
  expect(refused).toMatchObject({ status: 403, view: 'launch-refused' });
  expect(await runProcess(['platforms', 'approve', ...key], env)).toMatchObject({ code: 0, err: '' });
  expect(await browser.get(open)).toMatchObject({ status: 200, view: 'learner-start' });
  expect((await tool.launch(tool.browser())).status).toBe(303);
});

it('rotates keys that the service publishes and signs with at once', async () => {
  const { out } = await runProcess(['keys', 'rotate', '--now', '--json'], env);
  const { keyId } = JSON.parse(out) as { keyId: string };
  const answer = await tool.browser().get('/lti/jwks');
  const { keys } = JSON.parse(answer.text) as { keys: { kid: string }[] };
  expect(keys.map(({ kid }) => kid)).toContain(keyId);
  expect((await tool.services.lti.toolKeys.signingKey()).kid).toBe(keyId);
});

it('invites a platform that then registers itself with the service', async () => {
  const { out } = await runProcess(['platforms', 'invite', '--auto-approve'], env);
  await tool.lms.register(out.trim());
  expect((await tool.launch(tool.browser())).status).toBe(303);
});

it('backs the store up while the service writes', async () => {
  const file = path.join(await temporaryDirectory(), 'b.gz');
  const [backup, launch] = await Promise.all([
    runProcess(['store', 'backup', file, '--json'], env),
    tool.launch(tool.browser()),
  ]);
  expect(launch.status).toBe(303);
  expect(backup).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(backup.out)).toMatchObject({ documents: { registrations: 1 } });
});
