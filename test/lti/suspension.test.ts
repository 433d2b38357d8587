import {
  startSmallTool,
  begin,
  formTokenOf,
  visit,
  SKIP,
  storedThings,
  textOf,
} from '../web/support/small-tool.js';
import { registrationsDefinition } from '../../src/lti/registrations.js';
import type { RunningTool } from '../support/tool.js';
import { registrationOf, setStatus } from './support/demo-registration.js';

let tool: RunningTool;
beforeAll(async () => {
  tool = await startSmallTool();
});
afterAll(() => tool.stop());
afterEach(() => setStatus(tool, 'active'));

const SUSPENDED = { status: 403, view: 'access-suspended' };

describe.each(['suspended', 'pending'] as const)('while its platform is %s, an open session', (status) => {
  it.each([
    ['a learner’s', 'camille.arnoult', ['', '/item', '/results']],
    ['a teacher’s', 'helene.morvan', ['', '?page=2', '/try', '/try/item']],
  ])('shows no page: %s', async (_name, person, pages) => {
    const visitor = await visit(tool, { person });
    await setStatus(tool, status);
    for (const page of pages) expect(await visitor.get(page)).toMatchObject(SUSPENDED);
  });

  it('takes no answer, and changes nothing', async () => {
    const visitor = await visit(tool, { person: 'ines.delahaye' });
    const item = await begin(visitor);
    await setStatus(tool, status);
    const before = await storedThings(tool);
    expect(await visitor.send(item, '/item', SKIP)).toMatchObject(SUSPENDED);
    expect(await storedThings(tool)).toBe(before);
  });

  it('says so in the person’s language, with the reference that the log has', async () => {
    const visitor = await visit(tool);
    await setStatus(tool, status);
    const page = await visitor.browser.get(visitor.base, { 'Accept-Language': 'en' });
    expect(textOf(page)).toContain('Access is suspended for the moment');
    expect(tool.log.at(-2)).toMatchObject({ code: 'access_suspended', detail: `registration_${status}` });
  });
});

it('a session goes on where it was when its platform is approved again', async () => {
  const visitor = await visit(tool, { person: 'thibault.kervadec' });
  const item = await begin(visitor);
  await setStatus(tool, 'suspended');
  await visitor.get('/item');
  await setStatus(tool, 'active');
  const again = await visitor.get('/item');
  expect({ status: again.status, view: again.view }).toEqual({ status: 200, view: 'item' });
  expect(textOf(again)).toBe(textOf(item));
  expect((await visitor.send(again, '/item', SKIP)).status).toBe(303);
});

it('a new launch lets in again as well', async () => {
  await setStatus(tool, 'suspended');
  expect((await tool.launch(tool.browser())).status).toBe(403);
  await setStatus(tool, 'active');
  expect((await (await visit(tool)).get()).status).toBe(200);
});

it('a stranger learns nothing of a suspension', async () => {
  const visitor = await visit(tool);
  const token = formTokenOf(visitor);
  await setStatus(tool, 'suspended');
  const stranger = tool.browser();
  expect((await stranger.get(visitor.base)).view).toBe('session-ended');
  expect((await stranger.post(`${visitor.base}/start`, { _token: token })).view).toBe('session-ended');
});

it('a session whose registration is gone has ended', async () => {
  const visitor = await visit(tool);
  const registration = await registrationOf(tool);
  const kept = tool.services.store.collection(registrationsDefinition);
  await kept.remove(registration.id);
  expect(await visitor.get()).toMatchObject({ status: 401, view: 'session-ended' });
  await kept.insert(registration);
});
