import { finished, standing, visit } from './support/learner.js';
import { LMSS } from './support/lmss.js';

describe('a finished module', () => {
  it('stays passed when it is begun again and failed, and keeps its score', () => {
    for (const name of ['SCORM 1.2 in Moodle', 'SCORM 2004 in Moodle'] as const) {
      const lms = LMSS[name]({ passing: name === 'SCORM 1.2 in Moodle' ? '80' : '0.8' });
      const core = lms.standard === '1.2' ? 'cmi.core.' : 'cmi.';
      const status = lms.standard === '1.2' ? 'lesson_status' : 'success_status';
      for (const next of [finished(0.9), standing({ score: 0.1, progress: 0.1 }), finished(0.3)]) {
        const { page, tracker } = visit(lms);
        tracker.keep(next);
        page.leave();
        expect(lms.kept(core + status)).toBe('passed');
        expect(lms.kept(`${core}score.raw`)).toBe('90');
      }
      expect(lms.kept('cmi.suspend_data')).toBe('v1:9;z');
    }
  });

  it('that was failed, or completed by another hand, can still be passed', () => {
    for (const status of ['failed', 'completed']) {
      const lms = LMSS['SCORM 1.2, read narrowly']({ values: { 'cmi.core.lesson_status': status } });
      const { page, tracker } = visit(lms);
      tracker.keep(standing());
      expect(lms.kept('cmi.core.lesson_status')).toBe(status);
      tracker.keep(finished(0.8));
      page.leave();
      expect(lms.kept('cmi.core.lesson_status')).toBe('passed');
    }
  });

  it('that was failed twice keeps the better score', () => {
    const lms = LMSS['SCORM 2004, read narrowly']();
    const { page, tracker } = visit(lms);
    tracker.keep(finished(0.5));
    tracker.keep(finished(0.4));
    tracker.keep(finished(0.6));
    tracker.keep(finished(0.55));
    page.leave();
    expect(lms.kept('cmi.score.raw')).toBe('60');
    expect(lms.kept('cmi.success_status')).toBe('failed');
  });
});
