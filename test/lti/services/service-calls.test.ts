import { serviceCalls, serviceCallsDefinition } from '../../../src/lti/services/service-calls.js';
import { OutboundError } from '../../../src/outbound/guarded-client.js';
import type { Store } from '../../../src/store/port.js';
import { memoryStore } from '../../support/stores.js';
import { startTool } from '../../support/tool.js';
import { hiddenFields } from '../../support/test-browser.js';

const CALL = {
  registrationId: 'r',
  what: 'score',
  method: 'POST',
  url: 'https://lms.example.fr:8443/items/7/scores?secret=1',
};
const ALL = { limit: 50, offset: 0 };

let store: Store;
beforeEach(async () => {
  store = await memoryStore([serviceCallsDefinition]);
});

it('notes how a call ended, and of its address the host alone', async () => {
  const calls = serviceCalls(store, () => 7);
  expect(await calls.noting(CALL, async () => ({ status: 200 }))).toEqual({ status: 200 });
  await calls.noting(CALL, async () => ({ status: 404 }));
  const away = new OutboundError('timeout', 'too slow');
  await expect(calls.noting(CALL, () => Promise.reject(away))).rejects.toBe(away);
  await calls.settled();
  const noted = await calls.list({}, ALL);
  expect(noted.map(({ outcome }) => outcome).sort()).toEqual(['ok', 'status_404', 'timeout']);
  expect(noted[0]).toMatchObject({ at: 7, registrationId: 'r', what: 'score', host: 'lms.example.fr:8443' });
  expect(JSON.stringify(noted)).not.toContain('secret');
  expect(await calls.list({ failedOnly: true }, ALL)).toHaveLength(2);
  expect(await calls.list({ outcome: 'timeout', registrationId: 'r' }, ALL)).toHaveLength(1);
  expect(await calls.list({ registrationId: 'other' }, ALL)).toEqual([]);
});

it('fails no call because its note cannot be written', async () => {
  const calls = serviceCalls(store, () => Number.NaN);
  expect(await calls.noting(CALL, async () => ({ status: 200 }))).toEqual({ status: 200 });
  await calls.settled();
  expect(await calls.list({}, ALL)).toEqual([]);
});

it('leaves notes out where they pile up: the calls come first', async () => {
  const calls = serviceCalls(store, () => 1);
  const made = Array.from({ length: 900 }, () => calls.noting(CALL, async () => ({ status: 200 })));
  expect(await Promise.all(made)).toHaveLength(900);
  await calls.settled();
  const noted = await store.collection(serviceCallsDefinition).count({});
  expect(noted).toBeGreaterThanOrEqual(500);
  expect(noted).toBeLessThanOrEqual(900);
});

it('keeps the newest beyond a bound', async () => {
  let time = 0;
  const calls = serviceCalls(store, () => (time += 1));
  for (let made = 0; made < 9; made += 1) await calls.noting(CALL, async () => ({ status: 200 }));
  await calls.settled();
  expect(await calls.dropBeyond(4)).toBe(5);
  expect((await calls.list({}, ALL)).map(({ at }) => at)).toEqual([9, 8, 7, 6]);
});

it('notes the calls of a delivered grade: the token and the score, and nobody’s name or grade', async () => {
  const tool = await startTool();
  try {
    const browser = tool.browser();
    const base = await tool.enter(browser, { link: 'decouverte' });
    await browser.post(`${base}/start`, hiddenFields((await browser.get(base)).text));
    for (let asked = 0; asked < 20; asked += 1) {
      const item = await browser.get(`${base}/item`);
      if (item.view !== 'item') break;
      await browser.post(`${base}/item`, { ...hiddenFields(item.text), skip: '1' });
    }
    await tool.deliverGrades();
    const { serviceCalls: calls } = tool.services.lti;
    await calls.settled();
    const noted = await calls.list({}, ALL);
    expect(noted.map(({ what, outcome }) => `${what} ${outcome}`)).toEqual(
      expect.arrayContaining(['access token ok', 'score ok']),
    );
    expect(noted.every(({ host }) => host === new URL(tool.lms.origin).host)).toBe(true);
    expect(JSON.stringify(noted)).not.toMatch(/camille|arnoult|scoreGiven/i);
  } finally {
    await tool.stop();
  }
});
