import type { TestBrowser } from '../../support/test-browser.js';
import { startTool, type RunningTool } from '../../support/tool.js';
import { administrator, sendForm } from './support.js';

const HOUR = 3_600_000;
const clock = { ahead: 0 };
let tool: RunningTool;
let admin: TestBrowser;
beforeEach(async () => {
  clock.ahead = 0;
  tool = await startTool({ now: () => Date.now() + clock.ahead });
  admin = await administrator(tool);
});
afterEach(() => tool.stop());

const rotate = (when: string) => sendForm(admin, '/administrator/keys/rotate', { when });
const signing = async () => (await tool.services.lti.toolKeys.signingKey()).kid;

it('shows the key that signs', async () => {
  const { status, view, text } = await admin.get('/administrator/keys');
  expect([status, view]).toEqual([200, 'administrator-keys']);
  expect(text).toContain(await signing());
  expect(text).toContain(`${tool.url}/lti/jwks`);
});

it('publishes another that signs in an hour, once, however often the button is pressed', async () => {
  const before = await signing();
  const sent = await rotate('later');
  expect([sent.status, sent.location]).toEqual([303, '/administrator/keys?done=1']);
  await rotate('later');
  expect((await tool.services.lti.toolKeys.publicKeySet()).keys).toHaveLength(2);
  expect(await signing()).toBe(before);
  expect((await admin.get('/administrator/keys')).text).toContain('est déjà publiée');
  clock.ahead = HOUR + 1_000;
  expect(await signing()).not.toBe(before);
});

it('replaces and withdraws keys that are no longer safe, one that waits too', async () => {
  const before = await signing();
  await rotate('later');
  await rotate('now');
  const published = (await tool.services.lti.toolKeys.publicKeySet()).keys.map(({ kid }) => kid);
  expect(published).toEqual([await signing()]);
  expect(published).not.toContain(before);
});

it('makes no key for a form that says neither, or that comes from elsewhere', async () => {
  await signing();
  expect((await rotate('tomorrow')).status).toBe(400);
  expect((await admin.post('/administrator/keys/rotate', { when: 'now' })).status).toBe(403);
  expect((await tool.browser().post('/administrator/keys/rotate', { when: 'now' })).status).toBe(401);
  expect((await tool.services.lti.toolKeys.publicKeySet()).keys).toHaveLength(1);
});
