import type { Grade } from '../../../src/grades/grade.js';

let made = 0;

/** A grade of a learner and a placement of its own, due unless told. */
export function gradeOf(settings: Partial<Grade> = {}): Grade {
  made += 1;
  const number = String(made).padStart(3, '0');
  return {
    id: `grade-${number}`,
    institutionId: 'institution',
    registrationId: 'registration',
    placementId: `placement-${number}`,
    learnerId: `learner-${number}`,
    sittingId: `sitting-${number}`,
    attempt: 1,
    share: 0.5,
    state: 'due',
    dueSince: 1_000,
    tries: 1,
    readBack: false,
    ...settings,
  };
}
