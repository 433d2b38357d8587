import { finished, standing, visit } from './support/learner.js';
import { LMSS } from './support/lmss.js';

/** Refuses a value of an element the first few times that it comes. */
function refusing(element: string, value: string, times: number) {
  let left = times;
  return (told: string, as: string): boolean => told === element && as === value && left-- > 0;
}

describe.each([
  ['SCORM 1.2, read narrowly', 'cmi.core.lesson_status', 'cmi.core.score.raw'],
  ['SCORM 2004, read narrowly', 'cmi.success_status', 'cmi.score.raw'],
  ['SCORM 2004, read narrowly', 'cmi.success_status', 'cmi.score.scaled'],
] as const)('%s refuses what is right', (name, status, score) => {
  it('the status is told again until it is taken, and the work is unsaved until then', () => {
    const lms = LMSS[name]({ whim: refusing(status, 'passed', 2) });
    const { page, tracker, reports } = visit(lms);
    tracker.keep(finished(0.9));
    page.pass(11);
    expect(reports).toEqual(['unsaved']);
    page.pass(15);
    expect(reports).toEqual(['unsaved', 'saved']);
    expect(lms.kept(status)).toBe('passed');
  });

  it('a status that is never taken never reads as saved', () => {
    const lms = LMSS[name]({ whim: refusing(status, 'passed', Infinity) });
    const { page, tracker, reports } = visit(lms);
    tracker.keep(finished(0.9));
    page.pass(1_000);
    expect(reports).toEqual(['unsaved']);
    tracker.keep(finished(0.9, 'v2'));
    tracker.leave();
    expect(reports).toEqual(['unsaved']);
    expect(lms.kept('cmi.suspend_data')).toBe('v2');
  });

  it('a score is told again until it is taken, with a status that was taken at once', () => {
    const told = score.endsWith('scaled') ? '0.9' : '90';
    const lms = LMSS[name]({ whim: refusing(score, told, 2) });
    const { page, tracker, reports } = visit(lms);
    tracker.keep(finished(0.9));
    page.pass(15);
    expect(lms.kept(score)).toBe(told);
    expect(lms.kept(status)).toBe('passed');
    expect(reports).toEqual(['unsaved', 'saved']);
  });

  it('a score that is never taken keeps no status back, nor does it take one', () => {
    const lms = LMSS[name]({ whim: (element) => element === score });
    const { tracker, reports } = visit(lms);
    tracker.keep(finished(0.9));
    expect(lms.kept(status)).toBe('passed');
    tracker.keep(standing({ state: 'once more' }));
    tracker.leave();
    expect(lms.kept(status)).toBe('passed');
    expect(reports[0]).toBe('unsaved');
  });

  it('a result is not forgotten for a module that is begun once more', () => {
    for (const [element, value] of [
      [status, 'passed'],
      [score, score.endsWith('scaled') ? '0.9' : '90'],
    ] as const) {
      const lms = LMSS[name]({ whim: refusing(element, value, 2) });
      const { tracker } = visit(lms);
      tracker.keep(finished(0.9));
      tracker.keep(standing({ state: 'once more', progress: 0 }));
      tracker.leave();
      expect([lms.kept(status), lms.kept(element)]).toEqual(['passed', value]);
      expect(lms.kept('cmi.suspend_data')).toBe('once more');
    }
  });

  it('a state is told again at the next commit', () => {
    const lms = LMSS[name]({ whim: refusing('cmi.suspend_data', 'v2', 2) });
    const { page, tracker, reports } = visit(lms);
    tracker.keep(standing({ state: 'v1' }));
    page.pass(30);
    tracker.keep(standing({ state: 'v2' }));
    page.pass(30);
    expect(lms.kept('cmi.suspend_data')).toBe('v2');
    expect(reports).toEqual(['unsaved', 'saved']);
  });

  it('that a visit goes on another day is told again: an LMS forgets the state of one that does not', () => {
    const exit = name.includes('1.2') ? 'cmi.core.exit' : 'cmi.exit';
    const lms = LMSS[name]({ whim: refusing(exit, 'suspend', 1) });
    const { page, tracker } = visit(lms);
    tracker.keep(standing());
    page.pass(20);
    page.leave();
    expect(lms.kept(exit)).toBe('suspend');
    expect(visit(lms).tracker.entry.state).toBe('v1:3;a');
  });

  it('a state is told again when the page goes', () => {
    const lms = LMSS[name]({ whim: refusing('cmi.suspend_data', 'v2', 1) });
    const { page, tracker } = visit(lms);
    tracker.keep(standing({ state: 'v2' }));
    page.leave();
    expect(lms.kept('cmi.suspend_data')).toBe('v2');
  });
});
