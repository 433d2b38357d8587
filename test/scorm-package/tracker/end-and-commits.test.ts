import { finished, recorded, standing, visit } from './support/learner.js';
import { LMSS } from './support/lmss.js';
import type { TestLms } from './support/test-lms.js';

const commits = (lms: TestLms): number => lms.calls.filter((call) => call === 'Commit').length;

describe('the end of a visit', () => {
  it('tells its time, commits, and terminates once, whatever comes first', () => {
    const lms = LMSS['SCORM 1.2, read narrowly']();
    const { page, tracker } = visit(lms);
    tracker.keep(standing());
    page.pass(65.43);
    tracker.leave();
    tracker.leave();
    page.leave();
    tracker.keep(finished(1));
    tracker.record(recorded());
    expect(lms.calls.slice(-3)).toEqual([
      'SetValue cmi.core.session_time=00:01:05.43',
      'Commit',
      'Terminate',
    ]);
    expect(lms.refused).toEqual([]);
  });

  it.each([standing(), finished(0.3)])('suspends all in SCORM 2004, only where the learner left', (kept) => {
    const lms = LMSS['SCORM 2004 in Moodle']();
    const left = visit(lms);
    left.tracker.keep(kept);
    left.tracker.leave();
    expect(lms.calls).toContain('SetValue adl.nav.request=suspendAll');
    expect(left.reports).toEqual([]);
    const closed = visit(lms);
    closed.page.leave();
    expect(lms.calls.join()).not.toContain('adl.nav');
  });

  it('is none for a page that goes into the page cache: its visit goes on', () => {
    const lms = LMSS['SCORM 2004, read narrowly']();
    const { page, tracker } = visit(lms);
    tracker.keep(standing());
    page.leave(true);
    expect(lms.kept('cmi.suspend_data')).toBe('v1:3;a');
    expect(lms.calls).not.toContain('Terminate');
    page.comeBack();
    tracker.keep(standing({ state: 'later' }));
    page.leave();
    expect(lms.kept('cmi.suspend_data')).toBe('later');
    expect(page.reloads).toBe(0);
  });

  it('makes a page that comes back from the page cache begin anew', () => {
    const { page, tracker } = visit(LMSS['SCORM 2004, read narrowly']());
    tracker.leave();
    page.leave(true);
    page.comeBack();
    expect(page.reloads).toBe(1);
  });
});

describe('commits', () => {
  it('come at once where the status changes, else, without an answer, at most every ten seconds, the last word included', () => {
    const lms = LMSS['SCORM 1.2, read narrowly']();
    const { page, tracker } = visit(lms);
    expect(commits(lms)).toBe(1);
    tracker.keep(standing({ state: 'one' }));
    page.pass(4);
    tracker.keep(standing({ state: 'two' }));
    expect(commits(lms)).toBe(1);
    page.pass(6);
    expect(commits(lms)).toBe(2);
    expect(lms.kept('cmi.suspend_data')).toBe('two');
    page.pass(60);
    expect(commits(lms)).toBe(2);
    tracker.keep(standing({ state: 'three' }));
    expect(commits(lms)).toBe(3);
    tracker.keep(finished(1));
    expect(commits(lms)).toBe(4);
  });

  it('come at once after an answer, with where the learner stands then', () => {
    const lms = LMSS['SCORM 1.2, read narrowly']();
    const { page, tracker } = visit(lms);
    for (const attempt of [1, 2]) {
      page.pass(2);
      tracker.record(recorded({ attempt }));
      tracker.keep(standing({ state: `answered ${attempt}` }));
      expect(commits(lms)).toBe(1 + attempt);
      expect(lms.kept('cmi.suspend_data')).toBe(`answered ${attempt}`);
      expect(lms.kept(`cmi.interactions.${attempt - 1}.result`)).toBe('correct');
    }
    tracker.keep(standing({ state: 'read on' }));
    expect(commits(lms)).toBe(3);
  });

  it('come when the page is hidden, with the time until then', () => {
    const lms = LMSS['SCORM 1.2, read narrowly']();
    const { page, tracker } = visit(lms);
    tracker.keep(standing());
    page.pass(2.5);
    page.hide();
    expect(commits(lms)).toBe(2);
    expect(lms.calls.slice(-2)).toEqual(['SetValue cmi.core.session_time=00:00:02.50', 'Commit']);
    expect(lms.kept('cmi.suspend_data')).toBe('v1:3;a');
  });

  it('come no more when the page is hidden after the end', () => {
    const lms = LMSS['SCORM 2004, read narrowly']();
    const { page, tracker } = visit(lms);
    tracker.leave();
    page.hide();
    expect(lms.calls.at(-1)).toBe('Terminate');
    expect(lms.refused).toEqual([]);
  });
});
