import { standing, visit } from './support/learner.js';
import { LMS_NAMES, LMSS } from './support/lmss.js';

describe.each(LMS_NAMES)('the time that %s adds up', (name) => {
  it('is that of every visit, each once, however often its page was hidden', () => {
    const lms = LMSS[name]();
    for (let day = 0; day < 2; day++) {
      const { page, tracker } = visit(lms);
      for (let pause = 0; pause < 3; pause++) {
        page.pass(20);
        page.hide();
        page.show();
      }
      page.leave(true);
      page.comeBack();
      page.pass(0.25);
      tracker.leave();
    }
    expect(lms.totalSeconds).toBeCloseTo(120.5, 5);
  });

  it('has no visit twice that the LMS never saw end', () => {
    const lms = LMSS[name]();
    const lost = visit(lms);
    lost.page.pass(40);
    lost.tracker.keep(standing());
    lost.page.hide();
    const next = visit(lms);
    next.page.pass(5);
    next.page.leave();
    // Moodle adds at the end alone, so that such a visit is not in its sum.
    expect(lms.totalSeconds).toBeCloseTo(name.endsWith('Moodle') ? 5 : 45, 5);
  });
});

describe.each(LMS_NAMES.filter((name) => !name.endsWith('Moodle')))('a page hidden in %s', (name) => {
  it('may be ended without a word: its time is kept', () => {
    const lms = LMSS[name]();
    const { page } = visit(lms);
    page.pass(75.5);
    page.hide();
    page.pass(3_600);
    expect(lms.calls).not.toContain('Terminate');
    expect(lms.totalSeconds).toBeCloseTo(75.5, 5);
  });
});
