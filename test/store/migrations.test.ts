import { gradesDefinition } from '../../src/grades/grade.js';
import { dueAt } from '../../src/grades/queue.js';
import { prescriptionsDefinition } from '../../src/sittings/prescriptions.js';
import { sittingsDefinition } from '../../src/sittings/sitting.js';
import { MIGRATIONS, upgradeOf } from '../../src/store/migrations.js';

const settings = {
  pathId: 'examen',
  mode: 'exam',
  title: { fr: 'Examen' },
  competences: ['donnees.secret'],
  length: { min: 4, max: 4 },
  minutes: 10,
  grading: 'expected-score',
  feedback: 'none',
};
const oldPrescription = (attempts: string) => ({
  id: 'aaaaaaaaaaaa',
  institutionId: 'one',
  settings: { ...settings, attempts },
});
const oldSitting = (attempts: string) => ({
  id: 'sitting',
  institutionId: 'one',
  placementId: 'placement',
  learnerId: 'learner',
  attempt: 1,
  preview: false,
  status: 'open',
  prescription: oldPrescription(attempts),
  parameterSet: 'set',
  seed: 'seed',
  language: 'fr',
  earlier: [],
  responses: [],
  startedAt: 0,
});

describe('a store of the first schema', () => {
  const prescription = upgradeOf(prescriptionsDefinition, MIGRATIONS);
  const sitting = upgradeOf(sittingsDefinition, MIGRATIONS);

  it.each([
    ['one', { counts: 'last', most: 1 }],
    ['unlimited', { counts: 'last' }],
  ])('said %s of attempts; they are counted now, and the last still counts', (before, after) => {
    const upgraded = prescription(oldPrescription(before), 1);
    expect(prescriptionsDefinition.schema.parse(upgraded).settings.attempts).toEqual(after);
    const played = sittingsDefinition.schema.parse(sitting(oldSitting(before), 1));
    expect(played.prescription.settings.attempts).toEqual(after);
  });

  it('keeps everything else as it was', () => {
    const { settings: kept } = prescription(oldPrescription('one'), 1) as { settings: object };
    expect(kept).toEqual({ ...settings, attempts: { counts: 'last', most: 1 } });
  });

  const grade = {
    id: 'grade',
    institutionId: 'one',
    registrationId: 'moodle',
    placementId: 'placement',
    learnerId: 'learner',
    sittingId: 'sitting',
    attempt: 1,
    share: 0.5,
    state: 'due' as const,
    dueSince: 0,
    tries: 0,
    readBack: false,
  };

  it('had grades that were due by their time alone; they stand in their platform’s queue now', () => {
    const upgrade = upgradeOf(gradesDefinition, MIGRATIONS);
    const time = 1_234_567.5;
    expect(upgrade({ ...grade, dueAt: time }, 1)).toEqual(dueAt(grade, time));
    const delivered = { ...grade, state: 'delivered' };
    expect(upgrade(delivered, 1)).toEqual(delivered);
  });
});
