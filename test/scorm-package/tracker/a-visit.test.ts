import { fakePage } from './support/fake-page.js';
import { finished, standing, visit } from './support/learner.js';
import { LMSS } from './support/lmss.js';

describe('a first visit', () => {
  it('is incomplete, and suspended, and kept at once', () => {
    const lms12 = LMSS['SCORM 1.2, read narrowly']();
    expect(visit(lms12).tracker.entry).toEqual({ inLms: true, state: '', writes: true });
    expect(lms12.calls).toEqual([
      'Initialize',
      'SetValue cmi.core.lesson_status=incomplete',
      'SetValue cmi.core.exit=suspend',
      'Commit',
    ]);
    const lms2004 = LMSS['SCORM 2004, read narrowly']();
    visit(lms2004);
    expect(lms2004.calls).toEqual([
      'Initialize',
      'SetValue cmi.completion_status=incomplete',
      'SetValue cmi.exit=suspend',
      'Commit',
    ]);
  });

  it('that nothing comes of leaves the module incomplete, not completed', () => {
    const lms = LMSS['SCORM 1.2 in Moodle']({ passing: '80' });
    visit(lms).page.leave();
    expect(lms.kept('cmi.core.lesson_status')).toBe('incomplete');
  });

  it.each(['browsed', 'not attempted', 'what?'])('after the status "%s" is one as well', (status) => {
    const lms = LMSS['SCORM 1.2, read narrowly']({ values: { 'cmi.core.lesson_status': status } });
    visit(lms);
    expect(lms.kept('cmi.core.lesson_status')).toBe('incomplete');
  });
});

describe('a visit', () => {
  it('tells state, place, score and status, score before status', () => {
    const lms = LMSS['SCORM 1.2, read narrowly']({ passing: '80' });
    const { tracker } = visit(lms);
    tracker.keep(finished(0.9));
    expect(lms.calls.slice(4)).toEqual([
      'SetValue cmi.suspend_data=v1:9;z',
      'SetValue cmi.core.lesson_location=lesson-2',
      'SetValue cmi.core.score.raw=90',
      'SetValue cmi.core.score.min=0',
      'SetValue cmi.core.score.max=100',
      'SetValue cmi.core.lesson_status=passed',
      'Commit',
    ]);
  });

  it('tells scaled score, progress, completion and success in SCORM 2004', () => {
    const lms = LMSS['SCORM 2004, read narrowly']({ passing: '0.8' });
    const { tracker } = visit(lms);
    tracker.keep(finished(0.5));
    expect(lms.calls.slice(4)).toEqual([
      'SetValue cmi.suspend_data=v1:9;z',
      'SetValue cmi.location=lesson-2',
      'SetValue cmi.progress_measure=1',
      'SetValue cmi.score.scaled=0.5',
      'SetValue cmi.score.raw=50',
      'SetValue cmi.score.min=0',
      'SetValue cmi.score.max=100',
      'SetValue cmi.completion_status=completed',
      'SetValue cmi.success_status=failed',
      'Commit',
    ]);
  });

  it('that breaks off is not failed by an LMS which judges by the score', () => {
    const lms = LMSS['SCORM 1.2 in scorm-again']({ passing: '80' });
    const first = visit(lms);
    first.tracker.keep(standing({ score: 0.2 }));
    first.page.leave();
    expect(lms.kept('cmi.core.lesson_status')).toBe('incomplete');
    expect(lms.kept('cmi.core.score.raw')).toBe('');
    const second = visit(lms);
    second.tracker.keep(finished(0.85));
    second.page.leave();
    expect(lms.kept('cmi.core.lesson_status')).toBe('passed');
    expect(lms.kept('cmi.core.score.raw')).toBe('85');
  });

  it('tells no score on the way, in either SCORM', () => {
    for (const [name, element] of [
      ['SCORM 1.2, read narrowly', 'cmi.core.score.raw'],
      ['SCORM 2004, read narrowly', 'cmi.score.raw'],
    ] as const) {
      const lms = LMSS[name]();
      const { page, tracker } = visit(lms);
      tracker.keep(standing({ score: 0.2 }));
      page.leave();
      expect(lms.kept(element)).toBe('');
    }
  });

  it('goes on where the LMS had been told to begin already', () => {
    for (const name of ['SCORM 1.2, read narrowly', 'SCORM 2004, read narrowly'] as const) {
      const lms = LMSS[name]();
      const page = fakePage();
      const early = lms.launch();
      page.parent = early;
      const [api = {}] = Object.values(early);
      const begin = api as Readonly<Record<string, (parameter: string) => unknown>>;
      begin[lms.standard === '1.2' ? 'LMSInitialize' : 'Initialize']?.('');
      const again = visit({ ...lms, launch: () => early }, page);
      again.tracker.keep(standing());
      page.leave();
      expect(lms.kept('cmi.suspend_data')).toBe('v1:3;a');
      expect(again.reports).toEqual([]);
    }
  });

  it('works with an LMS that answers with booleans', () => {
    const lms = LMSS['SCORM 2004, read narrowly']({ booleans: true });
    const { page, tracker, reports } = visit(lms);
    tracker.keep(finished(1));
    page.leave();
    expect(lms.kept('cmi.success_status')).toBe('passed');
    expect(reports).toEqual([]);
  });
});
