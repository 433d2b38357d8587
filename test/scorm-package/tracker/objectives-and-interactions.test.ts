import { recorded, standing, visit } from './support/learner.js';
import { LMSS } from './support/lmss.js';

const menaces = { competence: 'cybersecurite.menaces', title: 'Menaces' };

describe('competences', () => {
  it('are told as objectives, each at the place where the LMS has it', () => {
    const values = {
      'cmi.objectives.0.id': 'module',
      'cmi.objectives.1.id': 'cybersecurite.menaces',
      'cmi.objectives.1.success_status': 'unknown',
    };
    const lms = LMSS['SCORM 2004, read narrowly']({ values });
    const { tracker, page } = visit(lms);
    tracker.keep(standing({ objectives: [{ ...menaces, score: 0.75, status: 'failed' }] }));
    page.leave();
    expect(lms.kept('cmi.objectives.1.score.scaled')).toBe('0.75');
    expect(lms.kept('cmi.objectives.1.success_status')).toBe('failed');
    expect(lms.kept('cmi.objectives.1.completion_status')).toBe('completed');
    expect(lms.kept('cmi.objectives.1.description')).toBe('{lang=fr}Menaces');
    expect(lms.kept('cmi.objectives.2.id')).toBe('');
  });

  it('keep their place from visit to visit, and what they reached', () => {
    const lms = LMSS['SCORM 1.2, read narrowly']();
    const first = visit(lms);
    const other = { competence: 'donnees.cycle', title: 'Cycle', status: 'incomplete' } as const;
    first.tracker.keep(standing({ objectives: [other, { ...menaces, score: 0.9, status: 'passed' }] }));
    first.page.leave();
    const second = visit(lms);
    second.tracker.keep(standing({ objectives: [{ ...menaces, score: 0.1, status: 'incomplete' }] }));
    second.page.leave();
    expect(lms.kept('cmi.objectives.1.id')).toBe('cybersecurite__menaces');
    expect(lms.kept('cmi.objectives.1.status')).toBe('passed');
    expect(lms.kept('cmi.objectives.1.score.raw')).toBe('90');
    expect(lms.kept('cmi.objectives.2.id')).toBe('');
  });

  it('are left out where an LMS of SCORM 1.2 knows no objectives', () => {
    const lms = LMSS['SCORM 1.2, read narrowly']({ values: { 'cmi.objectives._children': '' } });
    const { tracker } = visit(lms);
    tracker.keep(standing({ objectives: [{ ...menaces, status: 'incomplete' }] }));
    expect(lms.calls.filter((call) => call.includes('objectives'))).toEqual([]);
  });
});

describe('interactions', () => {
  it('go on behind those of earlier visits', () => {
    const lms = LMSS['SCORM 2004, read narrowly']();
    const first = visit(lms);
    first.tracker.record(recorded());
    first.page.leave();
    const second = visit(lms);
    second.tracker.record(recorded({ attempt: 2 }));
    second.page.leave();
    expect(lms.kept('cmi.interactions.1.id')).toBe('cybersecurite_menaces_01.2');
    expect(lms.refused).toEqual([]);
  });

  it('stop at 250; the state goes on', () => {
    const lms = LMSS['SCORM 1.2, read narrowly']();
    const { page, tracker } = visit(lms);
    for (let attempt = 1; attempt <= 260; attempt++) tracker.record(recorded({ attempt }));
    tracker.keep(standing());
    page.leave();
    expect(lms.kept('cmi.interactions.249.id')).toBe('cybersecurite_menaces_01__250');
    expect(lms.kept('cmi.interactions.250.id')).toBe('');
    expect(lms.kept('cmi.suspend_data')).toBe('v1:3;a');
    expect(lms.refused).toEqual([]);
  });

  it('get a number of their own where an earlier edition of the module used their ids', () => {
    for (const [name, known, expected] of [
      ['SCORM 1.2, read narrowly', 'cybersecurite_menaces_01__1', 'cybersecurite_menaces_01__1_1'],
      ['SCORM 2004, read narrowly', 'cybersecurite_menaces_01.1', 'cybersecurite_menaces_01.1_1'],
      ['SCORM 2004 in Moodle', 'cybersecurite_menaces_01.1', 'cybersecurite_menaces_01.1_1'],
    ] as const) {
      const whim = (_: string, value: string): boolean => value === known;
      const lms = LMSS[name]({ values: { 'cmi.interactions.0.id': known }, whim });
      const { page, tracker } = visit(lms);
      tracker.record(recorded());
      tracker.record(recorded({ attempt: 2 }));
      page.leave();
      expect(lms.kept('cmi.interactions.1.id')).toBe(expected);
      expect(lms.kept('cmi.interactions.1.result')).toBe('correct');
      expect(lms.kept('cmi.interactions.2.result')).toBe('correct');
    }
  });

  it('stop where the LMS takes none', () => {
    const lms = LMSS['SCORM 2004, read narrowly']({ whim: (element) => element.includes('interactions') });
    const { tracker } = visit(lms);
    tracker.record(recorded());
    tracker.record(recorded({ attempt: 2 }));
    expect(lms.calls.filter((call) => call.includes('interactions'))).toEqual([
      'SetValue cmi.interactions.0.id=cybersecurite_menaces_01.1',
      'SetValue cmi.interactions.0.id=cybersecurite_menaces_01.1_0',
    ]);
  });
});
