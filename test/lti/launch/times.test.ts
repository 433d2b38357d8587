import { startTool, type RunningTool } from '../../support/tool.js';
import { beginLogin } from '../support/begun-login.js';
import { withClaims } from '../support/forgeries.js';
import { refusalOf, refusedWith } from '../support/refusals.js';

/** A whole second, so that claims can say it exactly. */
const START = Date.parse('2026-11-02T08:00:00Z');
const NOW = START / 1_000;
let clock = START;
let tool: RunningTool;

beforeAll(async () => {
  tool = await startTool({ now: () => clock });
});
afterAll(() => tool.stop());

/** The answer to a launch with these times, `offset` milliseconds after START. */
async function launchAt(offset: number, times: Record<string, unknown>) {
  clock = START;
  const browser = tool.browser();
  const authorizationUrl = await beginLogin(tool, browser);
  const form = tool.lms.platform.forge.launchForm(authorizationUrl, withClaims(times));
  clock = START + offset;
  return browser.post('/lti/launch', { ...form });
}

/** The last moment of the tolerance, and the first after it; offsets in milliseconds. */
const EDGES = [
  { name: 'exp a minute ago', times: { exp: NOW - 60 }, good: -1, bad: 0, code: 'token_expired' },
  {
    name: 'iat in a minute',
    times: { iat: NOW + 60, exp: NOW + 120 },
    good: 0,
    bad: -1,
    code: 'token_from_future',
  },
  { name: 'nbf in a minute', times: { nbf: NOW + 60 }, good: 0, bad: -1, code: 'token_from_future' },
  {
    name: 'iat before the login could begin',
    times: { iat: NOW - 660 },
    good: -1,
    bad: 0,
    code: 'token_too_old',
  },
] as const;

it.each(EDGES)('accepts $name, to the last millisecond of the tolerance', async ({ times, good }) => {
  expect((await launchAt(good, times)).status).toBe(303);
});

it.each(EDGES)(
  'refuses $name, from the first millisecond after the tolerance',
  async ({ times, bad, code }) => {
    expect(await refusalOf(tool, await launchAt(bad, times))).toEqual(refusedWith(401, code));
  },
);

it.each([
  ['that expired an hour ago', { exp: NOW - 3_600 }, 'token_expired'],
  ['issued in an hour', { iat: NOW + 3_600, exp: NOW + 7_200 }, 'token_from_future'],
  ['not valid for an hour yet', { nbf: NOW + 3_600 }, 'token_from_future'],
  ['issued an hour ago that never seems to expire', { iat: NOW - 3_600, exp: NOW + 1e9 }, 'token_too_old'],
  ['with times in milliseconds', { iat: START, exp: START + 60_000 }, 'token_from_future'],
  ['with times of 1970', { iat: 0, exp: 0 }, 'token_expired'],
  ['with times before 1970', { iat: -1, exp: -1 }, 'token_expired'],
])('refuses a token %s', async (_name, times, code) => {
  expect(await refusalOf(tool, await launchAt(0, times))).toEqual(refusedWith(401, code));
});

it.each([
  ['no exp', { exp: undefined }],
  ['no iat', { iat: undefined }],
  ['exp null', { exp: null }],
  ['iat blank', { iat: '' }],
])('refuses a token with %s', async (_name, times) => {
  expect(await refusalOf(tool, await launchAt(0, times))).toEqual(refusedWith(400, 'time_missing'));
});

it.each([
  ['exp as text', { exp: String(NOW + 60) }],
  ['iat as a date', { iat: '2026-11-02T08:00:00Z' }],
  ['nbf as a list', { nbf: [NOW] }],
  ['exp as true', { exp: true }],
])('refuses a token with %s', async (_name, times) => {
  expect(await refusalOf(tool, await launchAt(0, times))).toEqual(refusedWith(400, 'claims_malformed'));
});

it.each([
  ['nbf in the past, as Brightspace sends it', { nbf: NOW - 30 }],
  ['nbf null', { nbf: null }],
  ['times with fractions', { iat: NOW - 0.5, exp: NOW + 59.5 }],
  ['a lifetime of a day', { exp: NOW + 86_400 }],
])('accepts %s', async (_name, times) => {
  expect((await launchAt(0, times)).status).toBe(303);
});

it('tells a person whose LMS has another time to try again', async () => {
  const { text } = await launchAt(0, { exp: NOW - 3_600 });
  expect(text).toContain('ne concordent pas');
});
