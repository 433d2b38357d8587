import { startTool, type RunningTool } from '../../support/tool.js';
import { hiddenFields } from '../../support/test-browser.js';

let tool: RunningTool;
beforeAll(async () => {
  tool = await startTool();
});
afterAll(() => tool.stop());

it('takes a learner from the course to a grade in the gradebook', async () => {
  const browser = tool.browser();
  const base = await tool.enter(browser, { link: 'positionnement' });
  const start = await browser.get(base);
  expect(start.view).toBe('learner-start');

  await browser.post(`${base}/start`, hiddenFields(start.text));
  let page = await browser.get(`${base}/item`);
  let questions = 0;
  while (page.view === 'item') {
    const answered = await browser.post(`${base}/item`, { ...hiddenFields(page.text), skip: '1' });
    expect(answered.status).toBe(303);
    questions += 1;
    page = await browser.get(answered.location ?? '');
  }
  expect(page.view).toBe('results');
  expect(questions).toBeGreaterThanOrEqual(20);

  await tool.deliverGrades();
  const column = tool.lms.gradebook.columnOf('positionnement');
  expect(tool.lms.gradebook.grade(column?.id ?? '', 'camille.arnoult')?.score).toBe(100);
});
