import { purge } from '../src/purge.js';
import { identitiesDefinition } from '../src/sittings/learners.js';
import { startTool, type RunningTool } from './support/tool.js';
import { hiddenFields, type TestBrowser } from './support/test-browser.js';

const DAY = 24 * 3_600_000;

let time = Date.parse('2026-01-15T10:00:00Z');
let tool: RunningTool;
beforeAll(async () => {
  tool = await startTool({ now: () => time });
});
afterAll(() => tool.stop());

async function takePath(browser: TestBrowser, person: string): Promise<void> {
  const base = await tool.enter(browser, { link: 'decouverte', person });
  await browser.post(`${base}/start`, hiddenFields((await browser.get(base)).text));
  for (let asked = 0; asked < 10; asked += 1) {
    const item = await browser.get(`${base}/item`);
    await browser.post(`${base}/item`, { ...hiddenFields(item.text), skip: '1' });
  }
  await tool.deliverGrades();
}

it('forgets who took a path, and all of it, after twenty-four months, and nobody else', async () => {
  await takePath(tool.browser(), 'camille.arnoult');
  const { extraTimes, sittings: taken } = tool.services.sitting;
  const [first] = await taken.find({});
  if (first === undefined) throw new Error('no sitting');
  const { institutionId, placementId, learnerId } = first.doc;
  await extraTimes.grant({ institutionId, placementId, learnerId, share: 0.5 });
  time += 400 * DAY;
  await takePath(tool.browser(), 'ines.delahaye');
  const { store, sitting, grades } = tool.services;
  const identities = store.collection(identitiesDefinition);
  expect(await identities.count({})).toBe(2);

  time += 340 * DAY;
  await purge(tool.services);
  const [left] = await identities.find({});
  expect(await identities.count({})).toBe(1);
  expect(left?.doc.name).toContain('Delahaye');
  expect(await sitting.sittings.count({})).toBe(1);
  expect(await grades.grades.count({})).toBe(1);
  expect(await extraTimes.of(placementId, learnerId)).toBe(0);
});
