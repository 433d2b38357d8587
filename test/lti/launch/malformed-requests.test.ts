import { gzipSync } from 'node:zlib';
import supertest from 'supertest';
import { CLAIM } from '../../../src/demo-lms/names.js';
import { startTool, type RunningTool } from '../../support/tool.js';
import { beginLogin } from '../support/begun-login.js';
import { withClaims } from '../support/forgeries.js';
import { refusalOf, refusedWith } from '../support/refusals.js';
import { sessionOf } from '../support/session-of.js';

let tool: RunningTool;
beforeAll(async () => {
  tool = await startTool();
});
afterAll(() => tool.stop());

const FORM = 'application/x-www-form-urlencoded';

/** A form that would be accepted, and the browser that may post it. */
async function goodForm() {
  const browser = tool.browser();
  const { id_token, state } = tool.lms.platform.forge.launchForm(await beginLogin(tool, browser));
  return { browser, id_token, state };
}

describe.each(['/lti/launch', '/'])('a launch posted to %s', (path) => {
  it.each([
    ['empty', ''],
    ['without a token', 'state=x'],
    ['without a state', 'id_token=x'],
    ['with a blank token', 'id_token=&state=x'],
    ['with a blank error', 'error=&state=x'],
    ['with two states', 'id_token=x&state=a&state=b'],
    ['with two tokens', 'id_token=a&id_token=b&state=x'],
    ['with nested names', 'id_token[a]=b&state[]=x'],
    ['with the names of prototypes', '__proto__=x&constructor=y&id_token[__proto__]=z'],
    ['with broken percent signs', '%E0%A4%A=%&%%%=x'],
    ['that is not a form', '{"id_token":"x","state":"y"}'],
  ])('%s is refused', async (_name, body) => {
    const answer = await tool.browser().postRaw(path, body);
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(400, 'launch_malformed'));
  });

  it.each([
    ['as JSON', 'application/json', '{"id_token":"x","state":"y"}'],
    ['as text', 'text/plain', 'id_token=x&state=y'],
    [
      'in parts',
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data\r\n\r\ny\r\n--x--',
    ],
  ])('%s is refused', async (_name, type, body) => {
    const answer = await tool.browser().postRaw(path, body, { 'Content-Type': type });
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(400, 'launch_malformed'));
  });

  it('with a token longer than any is refused', async () => {
    const { browser, state } = await goodForm();
    const answer = await browser.post(path, { id_token: 'a'.repeat(64_001), state });
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(400, 'launch_malformed'));
  });

  it('with a state longer than any is refused', async () => {
    const { browser, id_token } = await goodForm();
    const answer = await browser.post(path, { id_token, state: 'a'.repeat(501) });
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(400, 'launch_malformed'));
  });

  it.each([
    ['of many megabytes', 413, 'id_token=' + 'a'.repeat(3_000_000), {}],
    ['of a thousand fields', 413, 'a=1&'.repeat(1_000), {}],
    ['in an unknown character set', 415, 'id_token=x', { 'Content-Type': `${FORM}; charset=utf-7` }],
    ['in an unknown encoding', 415, 'id_token=x', { 'Content-Encoding': 'compress' }],
    ['that says to be compressed and is not', 400, 'id_token=x', { 'Content-Encoding': 'gzip' }],
  ])('%s is refused before it is read', async (_name, status, body, headers) => {
    const answer = await tool.browser().postRaw(path, body, headers);
    const { code, ...page } = await refusalOf(tool, answer);
    expect({ code, status: page.status, view: page.view, sessions: page.sessions }).toEqual({
      code: 'request_malformed',
      status,
      view: 'launch-refused',
      sessions: [],
    });
  });

  it('that grows out of a small compressed body is refused', async () => {
    const bomb = gzipSync('a'.repeat(10_000_000));
    const headers = { 'Content-Type': FORM, 'Content-Encoding': 'gzip' };
    const answer = await fetch(tool.url + path, { method: 'POST', headers, body: bomb });
    expect(answer.status).toBe(413);
    expect(await answer.text()).toContain('data-view="launch-refused"');
  });
});

describe('a claim of the wrong kind is refused', () => {
  const texts = [
    'iss',
    'sub',
    'nonce',
    'azp',
    CLAIM.version,
    CLAIM.messageType,
    CLAIM.deploymentId,
    CLAIM.targetLinkUri,
  ];
  const wrong = [[], ['text'], {}, { id: 'text' }, 12, true];
  const cases = texts.flatMap((name) => wrong.map((value) => [name, value] as const));

  it.each(cases)('%s as %j', async (name, value) => {
    const answer = await tool.launch(tool.browser(), { forgery: withClaims({ [name]: value }) });
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(400, 'claims_malformed'));
  });
});

describe('a claim of the wrong kind is refused', () => {
  it.each([
    ['aud', { name: 'client' }],
    ['aud', [['client']]],
    ['aud', 12],
    [CLAIM.roles, 'Instructor'],
    [CLAIM.roles, { 0: 'Instructor' }],
    [CLAIM.roles, [['Instructor']]],
    [CLAIM.roles, [null]],
    [CLAIM.resourceLink, 'positionnement'],
    [CLAIM.resourceLink, ['positionnement']],
    [CLAIM.resourceLink, { id: ['positionnement'] }],
    [CLAIM.resourceLink, { id: { id: 'positionnement' } }],
    [CLAIM.resourceLink, { id: 7 }],
    [CLAIM.context, 'course'],
    [CLAIM.context, ['course']],
    [CLAIM.custom, 'path=x'],
    [CLAIM.custom, ['path']],
    ['sub', 'half a character \ud800'],
    [CLAIM.deploymentId, '\udfff'],
    [CLAIM.resourceLink, { id: '\ud800' }],
  ])('%s as %j', async (name, value) => {
    const answer = await tool.launch(tool.browser(), { forgery: withClaims({ [name]: value }) });
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(400, 'claims_malformed'));
  });
});

it.each([
  ['more roles than anybody has', { [CLAIM.roles]: Array.from({ length: 201 }, () => 'Learner') }],
  ['a longer sub than LTI allows', { sub: 'x'.repeat(256) }],
  ['a longer deployment id than LTI allows', { [CLAIM.deploymentId]: 'x'.repeat(256) }],
  ['a longer resource link id than LTI allows', { [CLAIM.resourceLink]: { id: 'x'.repeat(256) } }],
])('refuses %s', async (_name, claims) => {
  const answer = await tool.launch(tool.browser(), { forgery: withClaims(claims) });
  expect(await refusalOf(tool, answer)).toEqual(refusedWith(400, 'claims_malformed'));
});

it('tells two people apart whose ids differ only after a zero byte', async () => {
  const learners = await Promise.all(
    ['same\u0000one', 'same\u0000two'].map(async (sub) => {
      const browser = tool.browser();
      await tool.enter(browser, { forgery: withClaims({ sub }) });
      return (await sessionOf(tool, browser)).learnerId;
    }),
  );
  expect(new Set(learners).size).toBe(2);
});

it.each([
  ['of a name with a space', '__Host-s-a b=1'],
  ['of a name beyond ASCII', '__Host-s-é=1'],
  ['of a quoted name', '__Host-s-"=1'],
  ['of an empty name', '__Host-s-=1'],
  ['of a name without end', `__Host-s-${'a'.repeat(5_000)}=1`],
])('accepts a launch beside a cookie %s, which is none of ours', async (_name, cookie) => {
  const { browser, id_token, state } = await goodForm();
  const own = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await supertest(tool.url)
    .post('/lti/launch')
    .set('Cookie', Buffer.from(`${own}; ${cookie}`).toString('latin1'))
    .type('form')
    .send({ id_token, state });
  expect(answer.status).toBe(303);
});

it('answers a launch opened again by its address with a page, not an error of ours', async () => {
  const { status, view, text } = await tool.browser().get('/lti/launch');
  expect({ status, view }).toEqual({ status: 400, view: 'launch-refused' });
  expect(text).toContain('Revenez à la page de votre cours et cliquez sur l’activité.');
});
