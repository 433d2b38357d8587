import { openTracker } from '../../../scorm-package/tracker/open-tracker.js';
import { fakePage } from './support/fake-page.js';
import { finished, standing, visit } from './support/learner.js';
import { LMSS } from './support/lmss.js';

describe('a commit that fails', () => {
  it('is reported once, and so is the first that succeeds after it', () => {
    const lms = LMSS['SCORM 2004, read narrowly']();
    const { page, tracker, reports } = visit(lms);
    lms.failing = true;
    tracker.keep(finished(0.9));
    expect(reports).toEqual(['unsaved']);
    page.pass(600);
    expect(reports).toEqual(['unsaved']);
    lms.failing = false;
    page.pass(40);
    expect(reports).toEqual(['unsaved', 'saved']);
    expect(lms.kept('cmi.suspend_data')).toBe('v1:9;z');
  });

  it('is tried again at once where the network comes back, or the learner', () => {
    for (const back of ['comeOnline', 'show'] as const) {
      const lms = LMSS['SCORM 2004, read narrowly']();
      const { page, tracker, reports } = visit(lms);
      lms.failing = true;
      tracker.keep(finished(0.9));
      page.pass(100);
      page[back]();
      lms.failing = false;
      page.pass(10);
      expect(reports).toEqual(['unsaved', 'saved']);
    }
  });

  it('is not made good by one out of sight, which may be anybody’s word, but by the next in sight', () => {
    const lms = LMSS['SCORM 2004, read narrowly']();
    const { page, tracker, reports } = visit(lms);
    lms.failing = true;
    tracker.keep(finished(0.9));
    lms.failing = false;
    page.hide();
    expect(lms.kept('cmi.suspend_data')).toBe('v1:9;z');
    expect(reports).toEqual(['unsaved']);
    page.show();
    expect(reports).toEqual(['unsaved', 'saved']);
  });

  it('is tried again, at first after ten seconds, then less and less often', () => {
    const lms = LMSS['SCORM 2004, read narrowly']();
    const { page, tracker, reports } = visit(lms);
    lms.failing = true;
    tracker.keep(finished(0.9));
    const commits = (): number => lms.calls.filter((call) => call === 'Commit').length;
    const before = commits();
    page.pass(10);
    expect(commits() - before).toBe(1);
    page.pass(20);
    expect(commits() - before).toBe(2);
    page.pass(3_600);
    expect(commits() - before).toBeLessThan(100);
    lms.failing = false;
    page.pass(40);
    expect(reports).toEqual(['unsaved', 'saved']);
  });

  it('at the very beginning is told to who comes to listen', () => {
    const lms = LMSS['SCORM 1.2, read narrowly']();
    lms.failing = true;
    expect(visit(lms).reports).toEqual(['unsaved']);
  });

  it('never keeps a visit from being ended', () => {
    for (const name of ['SCORM 1.2, read narrowly', 'SCORM 2004, read narrowly'] as const) {
      const lms = LMSS[name]();
      const { tracker, reports } = visit(lms);
      lms.failing = true;
      tracker.keep(standing());
      tracker.leave();
      expect(lms.calls.at(-1)).toBe('Terminate');
      expect(reports).toEqual(['unsaved']);
    }
  });

  it('is made good by an end that succeeds', () => {
    const lms = LMSS['SCORM 2004, read narrowly']();
    const { tracker, reports } = visit(lms);
    lms.failing = true;
    tracker.keep(finished(0.9));
    lms.failing = false;
    tracker.leave();
    expect(reports).toEqual(['unsaved', 'saved']);
  });
});

describe('a state that the LMS refuses', () => {
  it('is reported though the commit succeeds', () => {
    const lms = LMSS['SCORM 1.2, read narrowly']();
    const { tracker, reports } = visit(lms);
    tracker.keep({ ...finished(0.9), state: 'x'.repeat(5_000) });
    expect(reports).toEqual(['unsaved']);
    tracker.keep(finished(0.95));
    tracker.leave();
    expect(reports).toEqual(['unsaved', 'saved']);
  });
});

describe('an LMS that breaks down', () => {
  const broken = (): never => {
    throw new Error('the window is closed');
  };

  it('at the beginning leaves the work to the browser, unsaved as far as the LMS goes', () => {
    const page = fakePage();
    page.parent = {
      API: { LMSInitialize: () => 'false', LMSGetLastError: () => '101', LMSGetValue: () => '' },
    };
    const reports: string[] = [];
    const tracker = openTracker(page, { standard: '1.2', key: 'module-1' });
    tracker.onReport((report) => reports.push(report));
    tracker.keep(standing({ state: 'here' }));
    expect(() => {
      page.pass(100);
      tracker.leave();
    }).not.toThrow();
    expect(page.localStorage.getItem('module-1')).toBe('here');
    expect(reports).toEqual(['unsaved']);
  });

  it('on the way neither stops the learner nor goes unnoticed', () => {
    const page = fakePage();
    const api: Record<string, unknown> = {
      LMSInitialize: () => 'true',
      LMSGetValue: () => '',
      LMSSetValue: () => 'true',
      LMSCommit: () => 'true',
      LMSGetLastError: () => '0',
    };
    page.parent = { API: api };
    const reports: string[] = [];
    const tracker = openTracker(page, { standard: '1.2', key: 'module-1' });
    tracker.onReport((report) => reports.push(report));
    for (const name of Object.keys(api)) api[name] = broken;
    expect(() => {
      tracker.keep(finished(1));
      page.leave();
    }).not.toThrow();
    expect(reports).toEqual(['unsaved']);
  });
});
