import { fakeLms } from './support/fake-lms.js';
import { cmi5Page, opened, settled, verbs, visit } from './support/visit.js';
import { recorded, standing } from '../tracker/support/learner.js';

it('reads what it must, says that it has begun, and nothing else', async () => {
  const lms = fakeLms();
  const { tracker, reports } = await visit(lms, { masteryScore: 0.8 });
  expect(tracker.entry).toEqual({ inLms: true, state: '', writes: true });
  expect(verbs(lms)).toEqual(['initialized']);
  expect(lms.refused).toEqual([]);
  expect(reports).toEqual([]);
});

it('leaves it to the module what passes, where the LMS does not say', async () => {
  const { tracker } = await visit(fakeLms());
  expect(tracker.entry).toEqual({ inLms: true, state: '', writes: true });
});

it('goes on where the session before has ended', async () => {
  const lms = fakeLms();
  const first = await visit(lms);
  first.tracker.keep(standing({ state: 'v1:ici' }));
  first.page.leave();
  await settled();
  expect(verbs(lms)).toEqual(['initialized', 'terminated']);
  const second = await visit(lms);
  expect(second.tracker.entry.state).toBe('v1:ici');
  expect(lms.refused).toEqual([]);
});

it.each(['Browse', 'Review'] as const)('only begins and ends in the mode %s', async (launchMode) => {
  const lms = fakeLms();
  const before = await visit(lms);
  before.tracker.keep(standing({ state: 'v1:avant' }));
  before.tracker.leave();
  await settled();
  const { tracker, page } = await visit(lms, { launchMode });
  expect(tracker.entry).toEqual({ inLms: true, state: 'v1:avant', writes: false });
  tracker.record(recorded());
  tracker.keep(standing({ state: 'v1:après', status: 'passed', score: 1 }));
  page.pass(60);
  tracker.leave();
  await settled();
  expect(verbs(lms).slice(2)).toEqual(['initialized', 'terminated']);
  expect(lms.state()).toMatchObject({ state: 'v1:avant' });
  expect(lms.refused).toEqual([]);
});

it.each(['endpoint', 'fetch', 'actor', 'registration', 'activityId'])(
  'keeps the work in the browser where the launch has no %s',
  async (name) => {
    const lms = fakeLms();
    const search = new URLSearchParams(lms.launch());
    search.delete(name);
    const page = cmi5Page(`?${search.toString()}`, lms.fetch);
    const { tracker, reports } = await opened(page);
    tracker.keep(standing({ state: 'v1:ici' }));
    await settled();
    expect(page.localStorage.getItem('parcours/bien-noter/fr')).toBe('v1:ici');
    expect(reports).toEqual([]);
    expect(lms.statements).toEqual([]);
    expect(lms.refused).toEqual([]);
  },
);

it('takes an endpoint with a slash at its end or without', async () => {
  const lms = fakeLms();
  const search = new URLSearchParams(lms.launch());
  search.set('endpoint', (search.get('endpoint') ?? '').replace(/\/$/, ''));
  await opened(cmi5Page(`?${search.toString()}`, lms.fetch));
  expect(verbs(lms)).toEqual(['initialized']);
  expect(lms.refused).toEqual([]);
});

it('takes what is no agent for no launch', async () => {
  const lms = fakeLms();
  for (const actor of ['{', '[]', '"x"', '{"name":"Inès"}']) {
    const search = new URLSearchParams(lms.launch());
    search.set('actor', actor);
    const { reports } = await opened(cmi5Page(`?${search.toString()}`, lms.fetch));
    expect(reports).toEqual([]);
  }
  expect(lms.statements).toEqual([]);
});

describe('an LMS that cannot be heard', () => {
  it.each<[string, (lms: ReturnType<typeof fakeLms>) => void]>([
    ['no answer comes', ({ faults }) => (faults.isDown = true)],
    [
      'launch data cannot be read',
      ({ faults }) => (faults.statusAt = (resource) => (/state/.test(resource) ? 500 : 0)),
    ],
    [
      'it has no launch data',
      ({ faults }) => (faults.statusAt = (resource) => (/state/.test(resource) ? 404 : 0)),
    ],
  ])('leaves the work to the browser, as unsaved: %s', async (_what, fail) => {
    const lms = fakeLms();
    fail(lms);
    const { tracker, reports, page } = await visit(lms);
    expect(reports).toEqual(['unsaved']);
    tracker.keep(standing({ state: 'v1:ici' }));
    expect(page.localStorage.getItem('parcours/bien-noter/fr')).toBe('v1:ici');
    expect(lms.statements).toEqual([]);
  });

  it('is asked again for what it could not give at once', async () => {
    const lms = fakeLms();
    const first = await visit(lms);
    first.tracker.keep(standing({ state: 'v1:ici' }));
    first.tracker.leave();
    await settled();
    let failures = 2;
    lms.faults.statusAt = (resource) => (/state/.test(resource) && failures-- > 0 ? 503 : 0);
    const { tracker, reports } = await visit(lms);
    expect(tracker.entry.state).toBe('v1:ici');
    expect(reports).toEqual([]);
  });

  it('may have no preferences to give', async () => {
    const lms = fakeLms();
    lms.faults.statusAt = (resource) => (resource === 'agents/profile' ? 500 : 0);
    expect((await visit(lms)).reports).toEqual([]);
    expect(verbs(lms)).toEqual(['initialized']);
    expect(lms.refused).toEqual([]);
  });
});

describe('a page that is loaded again after its session', () => {
  it('goes back to the LMS, and asks for no authority', async () => {
    const lms = fakeLms();
    const first = await visit(lms, { returnURL: 'https://lms.example/course' });
    first.page.leave();
    const { page, reports } = await opened(first.page);
    expect(page.wentTo).toEqual(['https://lms.example/course']);
    expect(reports).toEqual(['unsaved']);
    expect(verbs(lms)).toEqual(['initialized', 'terminated']);
  });

  it('says that nothing is saved where the LMS has named no place', async () => {
    const lms = fakeLms();
    const first = await visit(lms);
    first.page.leave();
    const { page, reports } = await opened(first.page);
    expect(page.wentTo).toEqual([]);
    expect(reports).toEqual(['unsaved']);
  });

  it('is a new session where the LMS launches it anew in the same tab', async () => {
    const lms = fakeLms();
    const first = await visit(lms, { returnURL: 'https://lms.example/course' });
    first.page.leave();
    const again = cmi5Page(lms.launch(), lms.fetch);
    const { reports } = await opened(Object.assign(again, { sessionStorage: first.page.sessionStorage }));
    expect(reports).toEqual([]);
    expect(verbs(lms)).toEqual(['initialized', 'terminated', 'initialized']);
  });
});

it('works where the browser keeps nothing', async () => {
  const lms = fakeLms();
  const page = cmi5Page(lms.launch(), lms.fetch);
  const forbidden = {
    get: () => {
      throw new Error('forbidden');
    },
  };
  Object.defineProperties(page, { sessionStorage: forbidden, localStorage: forbidden });
  const { tracker, reports } = await opened(page);
  tracker.leave();
  await settled();
  expect(verbs(lms)).toEqual(['initialized', 'terminated']);
  expect(reports).toEqual([]);
});

it('makes ids where the page did not come by https', async () => {
  const lms = fakeLms();
  const page = cmi5Page(lms.launch(), lms.fetch);
  Object.assign(page.crypto, { randomUUID: undefined });
  const { tracker } = await opened(page);
  tracker.leave();
  await settled();
  // The LMS refuses what is no UUID of version 4.
  expect(verbs(lms)).toEqual(['initialized', 'terminated']);
  expect(lms.refused).toEqual([]);
});
