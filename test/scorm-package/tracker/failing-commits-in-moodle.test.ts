import fc from 'fast-check';
import { finished, recorded, standing, visit, type Visit } from './support/learner.js';
import { LMSS, type LmsName } from './support/lmss.js';
import type { TestLms } from './support/test-lms.js';

/** All that Moodle must have of two answers and an end, however its server and the network were meanwhile. */
function answerAll({ tracker }: Visit, last = finished(0.78)): void {
  for (const attempt of [1, 2]) {
    tracker.record(recorded({ attempt }));
    tracker.keep(standing({ state: `answered ${attempt}` }));
  }
  const objectives = [
    { competence: 'cybersecurite.menaces', title: 'Menaces', status: 'passed', score: 0 },
  ] as const;
  tracker.keep({ ...last, status: 'passed', objectives });
}

function expectAllOf(lms: TestLms): void {
  const is12 = lms.standard === '1.2';
  const core = is12 ? 'cmi.core.' : 'cmi.';
  const kept = {
    [is12 ? 'cmi.core.lesson_status' : 'cmi.success_status']: 'passed',
    [`${core}score.raw`]: '78',
    [`${core}score.min`]: '0',
    [`${core}score.max`]: '100',
    [`${core}exit`]: 'suspend',
    [`${core}${is12 ? 'lesson_' : ''}location`]: 'lesson-2',
    'cmi.suspend_data': 'v1:9;z',
    'cmi.objectives.0.id': is12 ? 'cybersecurite__menaces' : 'cybersecurite.menaces',
    'cmi.objectives.0.score.raw': '0',
    ...Object.fromEntries(
      [0, 1].flatMap((n) => [
        [`cmi.interactions.${n}.type`, 'choice'],
        [`cmi.interactions.${n}.result`, 'correct'],
        [`cmi.interactions.${n}.${is12 ? 'student' : 'learner'}_response`, 'b'],
        [`cmi.interactions.${n}.correct_responses.0.pattern`, 'b'],
        [`cmi.interactions.${n}.objectives.0.id`, is12 ? 'cybersecurite__menaces' : 'cybersecurite.menaces'],
      ]),
    ),
  };
  expect(Object.fromEntries(Object.keys(kept).map((element) => [element, lms.kept(element)]))).toEqual(kept);
  expect(lms.kept('cmi.interactions.1.id')).toMatch(/2$/);
  expect(lms.kept(`cmi.interactions.1.${is12 ? 'time' : 'timestamp'}`)).toMatch(/:30:15/);
  expect(lms.kept('cmi.interactions.1.latency')).toMatch(/12\.34/);
}

const MOODLES: readonly LmsName[] = ['SCORM 1.2 in Moodle', 'SCORM 2004 in Moodle'];

describe.each(MOODLES)('in %s', (name) => {
  it('everything arrives after a server that failed, and is not called saved before', () => {
    const lms = LMSS[name]();
    const now = visit(lms);
    lms.failing = true;
    answerAll(now);
    now.page.pass(60);
    expect(now.reports).toEqual(['unsaved']);
    lms.failing = false;
    now.page.pass(40);
    expect(now.reports).toEqual(['unsaved', 'saved']);
    expectAllOf(lms);
  });

  it('everything arrives after a network that was away, though the LMS always said that it was kept', () => {
    const lms = LMSS[name]();
    const now = visit(lms);
    lms.away = 'seen';
    answerAll(now);
    now.page.pass(60);
    expect(now.reports).toEqual(['unsaved']);
    lms.away = '';
    now.page.comeOnline();
    expect(now.reports).toEqual(['unsaved', 'saved']);
    expectAllOf(lms);
  });

  it('what failed arrives with the last word of a page that goes', () => {
    for (const leave of [
      ({ page }: Visit) => page.leave(),
      ({ tracker }: Visit) => tracker.leave(),
      ({ page }: Visit) => page.leave(true),
    ]) {
      const lms = LMSS[name]();
      const now = visit(lms);
      lms.failing = true;
      answerAll(now);
      lms.failing = false;
      leave(now);
      expectAllOf(lms);
    }
  });

  it('what was left to a beacon that nothing answered is told again', () => {
    const lms = LMSS[name]();
    const now = visit(lms);
    lms.away = 'seen';
    answerAll(now);
    lms.away = 'unseen';
    now.page.hide();
    now.page.pass(200);
    expect(now.reports).toEqual(['unsaved']);
    lms.away = '';
    now.page.show();
    expect(now.reports).toEqual(['unsaved', 'saved']);
    expectAllOf(lms);
  });

  it('nothing is told in the place of what was answered when the page goes', () => {
    const lms = LMSS[name]();
    const now = visit(lms);
    answerAll(now);
    now.tracker.keep({ ...finished(0.78), location: 'lesson-3' });
    lms.failing = true;
    const before = lms.calls.length;
    now.page.leave();
    const told = lms.calls.slice(before).filter((call) => call.startsWith('SetValue'));
    expect(told.filter((call) => !call.includes('session_time'))).toEqual([]);
  });

  it('an end that the network took away is not called saved', () => {
    const lms = LMSS[name]();
    const now = visit(lms);
    lms.away = 'seen';
    answerAll(now);
    now.tracker.leave();
    expect(now.reports).toEqual(['unsaved']);
  });
});

describe.each(MOODLES)('however the network and the server of %s come and go', (name) => {
  it('no answer is missing once both are there', () => {
    const deed = fc.oneof(
      { weight: 3, arbitrary: fc.constant('answer' as const) },
      fc.constantFrom('server fails', 'network goes', 'all is well', 'hide', 'show', 'wait', 'online'),
    );
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 30 }), (deeds) => {
        const lms = LMSS[name]();
        const now = visit(lms);
        let trouble = 'all is well';
        const sight = { isHidden: false };
        let answers = 0;
        // Out of sight a beacon is sent, whatever becomes of it.
        const settle = (): void => {
          lms.failing = !sight.isHidden && trouble === 'server fails';
          lms.away = trouble === 'all is well' || lms.failing ? '' : sight.isHidden ? 'unseen' : 'seen';
        };
        const answer = (): void => {
          answers++;
          now.tracker.record(recorded({ attempt: answers }));
          now.tracker.keep(standing({ state: `answered ${answers}` }));
        };
        const turn = (hides: boolean): void => {
          sight.isHidden = hides;
          settle();
          if (hides) now.page.hide();
          else now.page.show();
        };
        for (const did of deeds) {
          if (did === 'answer') {
            if (!sight.isHidden) answer();
          } else if (did === 'hide' || did === 'show') turn(did === 'hide');
          else if (did === 'wait') now.page.pass(25);
          else if (did === 'online') now.page.comeOnline();
          else trouble = did;
          settle();
        }
        trouble = 'all is well';
        turn(false);
        answer();
        expect(now.reports.at(-1) ?? 'saved').toBe('saved');
        expect(lms.kept('cmi.suspend_data')).toBe(`answered ${answers}`);
        for (let n = 0; n < answers; n++) {
          const told = ['id', 'type', 'result'].map((leaf) => lms.kept(`cmi.interactions.${n}.${leaf}`));
          expect(told).toEqual([expect.stringMatching(new RegExp(`[._]${n + 1}$`)), 'choice', 'correct']);
        }
        const open = visit(lms);
        expect(open.tracker.entry.state).toBe(`answered ${answers}`);
      }),
      { numRuns: 300 },
    );
  });
});

describe('where values are told again', () => {
  it('those that were kept before are none of them', () => {
    const lms = LMSS['SCORM 1.2 in Moodle']();
    const { page, tracker } = visit(lms);
    tracker.keep(standing({ state: 'kept' }));
    page.pass(20);
    lms.failing = true;
    const before = lms.calls.length;
    tracker.keep(standing({ state: 'kept', location: 'lesson-3' }));
    expect(lms.calls.slice(before)).toEqual([
      'SetValue cmi.core.lesson_location=lesson-3',
      'Commit',
      'SetValue cmi.core.lesson_location=lesson-3_',
      'Commit',
      'SetValue cmi.core.lesson_location=lesson-3',
    ]);
  });

  it.each<LmsName>(['SCORM 1.2, read narrowly', 'SCORM 1.2 in scorm-again', 'SCORM 1.2 in Moodle'])(
    '%s is left with the right ones, whichever commits fail',
    (name) => {
      for (let pattern = 0; pattern < 64; pattern++) {
        const lms = LMSS[name]({ passing: '70' });
        let commits = 0;
        Object.defineProperty(lms, 'failing', {
          get: () => ((pattern >> Math.min(commits++, 6)) & 1) === 1,
          set: () => undefined,
        });
        const now = visit(lms);
        answerAll(now);
        now.page.pass(500);
        now.page.leave();
        const { reports } = now;
        expect([pattern, reports.at(-1) ?? 'saved', lms.kept('cmi.suspend_data')]).toEqual([
          pattern,
          'saved',
          'v1:9;z',
        ]);
        expect(lms.kept('cmi.core.lesson_status')).toBe('passed');
        expect(lms.kept('cmi.core.score.raw')).toBe('78');
        expect(lms.kept('cmi.interactions.1.result')).toBe('correct');
      }
    },
  );
});
