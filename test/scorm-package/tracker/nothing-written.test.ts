import { finished, recorded, standing, visit } from './support/learner.js';
import { LMSS } from './support/lmss.js';

const values12 = { 'cmi.suspend_data': 'v1:9;z', 'cmi.core.lesson_status': 'passed' };
const values2004 = { 'cmi.suspend_data': 'v1:9;z', 'cmi.completion_status': 'completed' };

describe.each([
  ['SCORM 1.2, read narrowly', { 'cmi.core.lesson_mode': 'review' }],
  ['SCORM 1.2, read narrowly', { 'cmi.core.lesson_mode': 'browse' }],
  ['SCORM 1.2, read narrowly', { 'cmi.core.credit': 'no-credit' }],
  ['SCORM 2004, read narrowly', { 'cmi.mode': 'review' }],
  ['SCORM 2004, read narrowly', { 'cmi.credit': 'no-credit' }],
] as const)('in %s, a visit with %p', (name, mode) => {
  it('reads the state, writes nothing, and is ended', () => {
    const values = { ...(name === 'SCORM 1.2, read narrowly' ? values12 : values2004), ...mode };
    const lms = LMSS[name]({ values });
    const { page, tracker, reports } = visit(lms);
    expect(tracker.entry).toMatchObject({ state: 'v1:9;z', writes: false });
    tracker.record(recorded());
    tracker.keep(standing({ objectives: [{ competence: 'a.b', title: 'A', status: 'passed', score: 1 }] }));
    tracker.keep(finished(1));
    page.pass(60);
    page.hide();
    tracker.leave();
    page.leave();
    expect(lms.calls).toEqual(['Initialize', 'Terminate']);
    expect(lms.refused).toEqual([]);
    expect(reports).toEqual([]);
  });
});

it('in SCORM 2004 leaves a module that is only looked through as if nobody had come', () => {
  const lms = LMSS['SCORM 2004 in Moodle']({ values: { 'cmi.mode': 'browse' } });
  const { page, tracker, reports } = visit(lms);
  expect(tracker.entry.writes).toBe(false);
  tracker.record(recorded());
  tracker.keep(finished(1));
  page.hide();
  tracker.leave();
  page.leave();
  expect(lms.calls).toEqual(['Initialize']);
  expect(lms.refused).toEqual([]);
  expect(reports).toEqual([]);
});

it('in SCORM 1.2 leaves a module that was never begun as it is', () => {
  const lms = LMSS['SCORM 1.2, read narrowly']({ values: { 'cmi.core.lesson_mode': 'browse' } });
  const { page, tracker } = visit(lms);
  tracker.keep(finished(1));
  page.leave();
  expect(lms.calls).toEqual(['Initialize']);
  expect(lms.kept('cmi.core.lesson_status')).toBe('not attempted');
});

describe('a mode that is empty or unknown', () => {
  it.each(['', 'normale', 'NORMAL'])('"%s" is the normal one', (mode) => {
    const lms = LMSS['SCORM 1.2, read narrowly']({
      values: { 'cmi.core.lesson_mode': mode, 'cmi.core.credit': mode },
    });
    const { page, tracker } = visit(lms);
    expect(tracker.entry.writes).toBe(true);
    tracker.keep(finished(1));
    page.leave();
    expect(lms.kept('cmi.core.lesson_status')).toBe('passed');
  });
});
