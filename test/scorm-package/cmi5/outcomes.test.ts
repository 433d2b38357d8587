import type { Standing } from '../../../scorm-package/tracker/tracker.js';
import { standing } from '../tracker/support/learner.js';
import { fakeLms, type FakeLms } from './support/fake-lms.js';
import { settled, verbs, visit, type Visit } from './support/visit.js';

const ended = (score: number, status: Standing['status'] = score >= 0.7 ? 'passed' : 'failed') =>
  standing({ state: `v1:${score}`, progress: 1, score, status });

async function keep({ tracker }: Visit, ...standings: readonly Standing[]): Promise<void> {
  for (const one of standings) {
    tracker.keep(one);
    await settled();
  }
}

async function leave({ tracker, page }: Visit): Promise<void> {
  tracker.leave();
  page.leave();
  await settled();
}

const resultsOf = ({ statements }: FakeLms, verb: string) =>
  statements.filter(({ verb: { id } }) => id.endsWith(verb)).map(({ result }) => result);

it('tells at once that the module is completed and passed, with the score in whole points', async () => {
  const lms = fakeLms();
  const here = await visit(lms, { masteryScore: 0.7 });
  here.page.pass(95.5);
  await keep(here, ended(0.8567));
  expect(verbs(lms)).toEqual(['initialized', 'completed', 'passed']);
  const duration = 'PT00H01M35.50S';
  expect(resultsOf(lms, 'completed')).toEqual([{ completion: true, duration }]);
  expect(resultsOf(lms, 'passed')).toEqual([
    { score: { scaled: 0.86, raw: 86, min: 0, max: 100 }, success: true, duration },
  ]);
  expect(lms.refused).toEqual([]);
});

it('tells a failure when the session ends, and before its end', async () => {
  const lms = fakeLms();
  const here = await visit(lms, { masteryScore: 0.7 });
  await keep(here, ended(0.4));
  expect(verbs(lms)).toEqual(['initialized', 'completed']);
  await leave(here);
  expect(verbs(lms).slice(2)).toEqual(['failed', 'terminated']);
  expect(resultsOf(lms, 'failed')).toMatchObject([{ success: false, score: { scaled: 0.4 } }]);
  expect(lms.refused).toEqual([]);
});

it('tells no failure of who fails, begins again and passes', async () => {
  const lms = fakeLms();
  const here = await visit(lms);
  await keep(here, ended(0.4), ended(0.9));
  await leave(here);
  expect(verbs(lms)).toEqual(['initialized', 'completed', 'passed', 'terminated']);
  expect(lms.refused).toEqual([]);
});

it('tells each outcome once in a registration, whatever later sessions bring', async () => {
  const lms = fakeLms();
  for (const scores of [[0.4], [0.4, 0.6], [0.6], [0.8], [0.8, 1], [0.9]]) {
    const here = await visit(lms);
    await keep(here, ...scores.map((score) => ended(score)));
    await leave(here);
  }
  const told = verbs(lms).filter((verb) => verb !== 'initialized' && verb !== 'terminated');
  expect(told).toEqual(['completed', 'failed', 'failed', 'passed']);
  expect(lms.sent.conflicts).toBe(0);
  expect(lms.refused).toEqual([]);
});

it('lets the mastery score of the LMS decide', async () => {
  const lms = fakeLms();
  const here = await visit(lms, { masteryScore: 0.9 });
  await keep(here, ended(0.8, 'passed'));
  await leave(here);
  expect(verbs(lms)).toEqual(['initialized', 'completed', 'failed', 'terminated']);
  const easier = await visit(lms, { masteryScore: 0.5 });
  await keep(easier, ended(0.6, 'failed'));
  expect(verbs(lms).slice(4)).toEqual(['initialized', 'passed']);
  expect(lms.refused).toEqual([]);
});

it('never takes a pass back, though the LMS asks for more later', async () => {
  const lms = fakeLms();
  for (const masteryScore of [0.5, 0.9]) {
    const here = await visit(lms, { masteryScore });
    await keep(here, ended(0.6));
    await leave(here);
  }
  expect(verbs(lms).slice(3)).toEqual(['terminated', 'initialized', 'terminated']);
  expect(lms.refused).toEqual([]);
});

it('passes who reads that they have the points', async () => {
  const lms = fakeLms();
  await keep(await visit(lms, { masteryScore: 0.7 }), ended(0.6966, 'passed'));
  expect(resultsOf(lms, 'passed')).toMatchObject([{ score: { scaled: 0.7 } }]);
  expect(lms.refused).toEqual([]);
});

it('counts the time of all sessions for an outcome, and of its own for an end', async () => {
  const lms = fakeLms();
  const first = await visit(lms);
  first.page.pass(60);
  await keep(first, standing());
  await leave(first);
  const second = await visit(lms);
  second.page.pass(30);
  await keep(second, ended(0.4));
  await leave(second);
  expect(resultsOf(lms, 'terminated').map((result) => result?.duration)).toEqual([
    'PT00H01M00.00S',
    'PT00H00M30.00S',
  ]);
  for (const verb of ['completed', 'failed']) {
    expect(resultsOf(lms, verb)).toMatchObject([{ duration: 'PT00H01M30.00S' }]);
  }
});

it('sends the learner on once everything has arrived', async () => {
  const lms = fakeLms();
  const here = await visit(lms, { returnURL: 'https://lms.example/course' });
  here.tracker.keep(ended(1));
  here.tracker.leave();
  expect(here.page.wentTo).toEqual([]);
  await settled();
  expect(verbs(lms)).toEqual(['initialized', 'completed', 'passed', 'terminated']);
  expect(here.page.wentTo).toEqual(['https://lms.example/course']);
  here.tracker.leave();
  here.page.leave();
  await settled();
  expect(here.page.wentTo).toHaveLength(1);
  expect(verbs(lms)).toHaveLength(4);
  // One request at the beginning; the document, and all the rest together: nothing crosses.
  expect(lms.sent.keptAlive).toBe(3);
  expect(lms.refused).toEqual([]);
});

it('sends nobody to what is no page', async () => {
  const lms = fakeLms();
  const here = await visit(lms, { returnURL: 'javascript:alert(1)' });
  await leave(here);
  expect(here.page.wentTo).toEqual([]);
});

it('sends nobody on who closes the page', async () => {
  const lms = fakeLms();
  const { page } = await visit(lms, { returnURL: 'https://lms.example/course' });
  page.leave();
  await settled();
  expect(verbs(lms)).toEqual(['initialized', 'terminated']);
  expect(page.wentTo).toEqual([]);
});
