import { recorded, standing } from '../tracker/support/learner.js';
import { fakeLms } from './support/fake-lms.js';
import { settled, verbs, visit, type Visit } from './support/visit.js';

const PASSED = standing({ state: 'v1:fin', progress: 1, score: 1, status: 'passed' });

async function pass({ page }: Visit, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second++) {
    page.pass(1);
    await settled();
  }
}

it('reports what is not kept, tries again, and reports that it is', async () => {
  const lms = fakeLms();
  const here = await visit(lms);
  lms.faults.isDown = true;
  here.tracker.record(recorded());
  here.tracker.keep(PASSED);
  await pass(here, 25);
  expect(here.reports).toEqual(['unsaved']);
  expect(verbs(lms)).toEqual(['initialized']);
  lms.faults.isDown = false;
  await pass(here, 40);
  expect(here.reports).toEqual(['unsaved', 'saved']);
  expect(verbs(lms)).toEqual(['initialized', 'answered', 'completed', 'passed']);
  expect(lms.refused).toEqual([]);
});

it('tries again at once where the network comes back, or the learner', async () => {
  for (const back of ['comeOnline', 'show'] as const) {
    const lms = fakeLms();
    const here = await visit(lms);
    lms.faults.isDown = true;
    here.tracker.keep(PASSED);
    await pass(here, 100);
    lms.faults.isDown = false;
    here.page[back]();
    await settled();
    expect(here.reports).toEqual(['unsaved', 'saved']);
  }
});

it('tells who listens late', async () => {
  const lms = fakeLms();
  const { tracker } = await visit(lms);
  lms.faults.isDown = true;
  tracker.keep(PASSED);
  await settled();
  const reports: string[] = [];
  tracker.onReport((report) => reports.push(report));
  expect(reports).toEqual(['unsaved']);
});

it('waits longer and longer between its tries', async () => {
  const lms = fakeLms();
  const here = await visit(lms);
  let tries = 0;
  lms.faults.statusAt = () => {
    tries++;
    return 503;
  };
  here.tracker.keep(PASSED);
  await pass(here, 600);
  expect(tries).toBeGreaterThan(4);
  expect(tries).toBeLessThan(20);
});

it('says nothing twice where only the answers are lost', async () => {
  const lms = fakeLms();
  const here = await visit(lms);
  lms.faults.losesAnswers = true;
  here.tracker.keep(PASSED);
  await pass(here, 12);
  lms.faults.losesAnswers = false;
  await pass(here, 40);
  expect(verbs(lms)).toEqual(['initialized', 'completed', 'passed']);
  expect(here.reports.at(-1)).toBe('saved');
  expect(lms.refused).toEqual([]);
});

it('says nothing twice where the browser is lost before the answer', async () => {
  const lms = fakeLms();
  const first = await visit(lms);
  lms.faults.statusOf = () => {
    lms.faults.losesAnswers = true;
    return 0;
  };
  first.tracker.keep(PASSED);
  await settled();
  expect(verbs(lms)).toEqual(['initialized', 'completed', 'passed']);
  Object.assign(lms.faults, { losesAnswers: false, statusOf: () => 0 });
  const second = await visit(lms);
  second.tracker.keep(PASSED);
  await pass(second, 40);
  second.tracker.leave();
  await settled();
  expect(verbs(lms)).toEqual(['initialized', 'completed', 'passed', 'initialized', 'terminated']);
  expect(lms.refused).toEqual([]);
  expect(second.reports).toEqual([]);
});

it('remembers what has arrived when the browser is lost after it', async () => {
  const lms = fakeLms();
  const first = await visit(lms);
  first.tracker.keep(PASSED);
  await settled();
  const second = await visit(lms);
  second.tracker.keep(PASSED);
  await settled();
  expect(verbs(lms)).toEqual(['initialized', 'completed', 'passed', 'initialized']);
  expect(lms.sent.conflicts).toBe(0);
});

it('reports a state that is refused, until one is taken', async () => {
  const lms = fakeLms();
  const here = await visit(lms);
  lms.faults.statusAt = (resource) => (resource === 'activities/state' ? 413 : 0);
  here.tracker.record(recorded());
  here.tracker.keep(standing({ state: 'v1:trop' }));
  await pass(here, 12);
  expect(here.reports).toEqual(['unsaved']);
  expect(verbs(lms)).toEqual(['initialized', 'answered']);
  lms.faults.statusAt = () => 0;
  here.tracker.keep(standing({ state: 'v1:mieux' }));
  await pass(here, 12);
  expect(here.reports).toEqual(['unsaved', 'saved']);
});

it('tells in the next session what was lost with the browser', async () => {
  const lms = fakeLms();
  const first = await visit(lms);
  lms.faults.statusOf = () => 503;
  first.tracker.keep(PASSED);
  await settled();
  lms.faults.statusOf = () => 0;
  const second = await visit(lms);
  expect(second.tracker.entry.state).toBe('v1:fin');
  second.tracker.keep(PASSED);
  await settled();
  expect(verbs(lms)).toEqual(['initialized', 'initialized', 'completed', 'passed']);
});

it('leaves an answer that is refused, and tells the rest', async () => {
  const lms = fakeLms();
  const here = await visit(lms);
  lms.faults.statusOf = (statements) => (statements.some(({ object }) => object.id.endsWith(':b')) ? 400 : 0);
  for (const item of ['a', 'b', 'c']) here.tracker.record(recorded({ item }));
  here.tracker.keep(PASSED);
  await settled();
  expect(verbs(lms)).toEqual(['initialized', 'answered', 'answered', 'completed', 'passed']);
  expect(here.reports).toEqual([]);
});

it('reports an outcome that is refused, for good', async () => {
  const lms = fakeLms();
  const here = await visit(lms);
  lms.faults.statusOf = (statements) => (statements.some(({ verb }) => verb.id.endsWith('passed')) ? 403 : 0);
  here.tracker.keep(PASSED);
  await pass(here, 60);
  here.tracker.leave();
  await settled();
  expect(verbs(lms)).toEqual(['initialized', 'completed', 'terminated']);
  expect(here.reports).toEqual(['unsaved']);
});

it('keeps a learner who leaves in vain until it has arrived', async () => {
  const lms = fakeLms();
  const here = await visit(lms, { returnURL: 'https://lms.example/course' });
  lms.faults.isDown = true;
  here.tracker.keep(PASSED);
  here.tracker.leave();
  await pass(here, 30);
  expect(here.page.wentTo).toEqual([]);
  lms.faults.isDown = false;
  await pass(here, 60);
  expect(verbs(lms)).toEqual(['initialized', 'completed', 'passed', 'terminated']);
  expect(here.page.wentTo).toEqual(['https://lms.example/course']);
});

describe('a page that goes', () => {
  it('sends what is left so that it outlives the page', async () => {
    const lms = fakeLms();
    const { tracker, page } = await visit(lms);
    tracker.record(recorded());
    tracker.keep(standing({ state: 'v1:ici' }));
    page.leave();
    // Nothing of it waits for an answer.
    expect(verbs(lms)).toEqual(['initialized', 'answered', 'terminated']);
    expect(lms.state()).toMatchObject({ state: 'v1:ici' });
    expect(lms.sent.others).toBe(0);
    await settled();
    expect(lms.refused).toEqual([]);
  });

  it.each([
    ['the document', /activities\/state/, 1],
    ['statements', /statements$/, 2],
  ])('does not send once more what is under way: %s', async (_what, hanging, requests) => {
    const lms = fakeLms();
    const { tracker, page } = await visit(lms);
    const bodies: string[] = [];
    Object.assign(page, {
      fetch: async (address: string, request: Parameters<typeof lms.fetch>[1]) => {
        if (address.endsWith('statements')) bodies.push(request.body ?? '');
        const given = await lms.fetch(address, request);
        if (hanging.test(address)) await new Promise(() => undefined);
        return given;
      },
    });
    page.pass(20);
    tracker.keep(PASSED);
    await settled();
    page.leave();
    await settled();
    expect(verbs(lms)).toEqual(['initialized', 'completed', 'passed', 'terminated']);
    expect(bodies).toHaveLength(requests);
    expect(bodies.join('').match(/verbs\/passed/g)).toHaveLength(1);
    expect(lms.sent.documents).toBe(1);
    expect(lms.refused).toEqual([]);
  });

  it('lets go of old answers where a browser has no room for all', async () => {
    const lms = fakeLms();
    const { tracker, page } = await visit(lms);
    lms.faults.isDown = true;
    for (let attempt = 1; attempt <= 60; attempt++) {
      tracker.record(recorded({ item: `question-${attempt}`, question: 'é'.repeat(1_000) }));
    }
    tracker.keep(PASSED);
    await settled();
    lms.faults.isDown = false;
    page.leave();
    await settled();
    const told = verbs(lms);
    expect(told.slice(-3)).toEqual(['completed', 'passed', 'terminated']);
    expect(told.length).toBeGreaterThan(10);
    expect(told.length).toBeLessThan(60);
    expect(lms.refused).toEqual([]);
  });

  it('goes on where the browser has only put it aside', async () => {
    const lms = fakeLms();
    const { tracker, page } = await visit(lms);
    tracker.keep(standing({ state: 'v1:ici' }));
    page.leave(true);
    await settled();
    expect(lms.state()).toMatchObject({ state: 'v1:ici' });
    page.comeBack();
    tracker.keep(PASSED);
    await settled();
    expect(verbs(lms)).toEqual(['initialized', 'completed', 'passed']);
    expect(page.reloads).toBe(0);
  });
});

it('sends many answers in requests of a bearable size', async () => {
  const lms = fakeLms();
  const here = await visit(lms);
  for (let attempt = 1; attempt <= 60; attempt++) {
    here.tracker.record(recorded({ item: `question-${attempt}`, question: 'x'.repeat(2_000) }));
  }
  here.tracker.keep(PASSED);
  await settled();
  expect(verbs(lms)).toHaveLength(63);
  expect(lms.sent.keptAlive).toBeGreaterThan(5);
  expect(lms.refused).toEqual([]);
});
