import { gradesDefinition, type Grade } from '../../../src/grades/grade.js';
import { commandLine, type CommandLine } from '../support/command-line.js';
import { gradeOf } from '../support/grades.js';

async function withGrades(...grades: Partial<Grade>[]): Promise<CommandLine> {
  const cli = await commandLine();
  await cli.withStore(async (store) => {
    for (const grade of grades) await store.collection(gradesDefinition).insert(gradeOf(grade));
  });
  return cli;
}

it('counts nothing where there is nothing', async () => {
  const cli = await commandLine();
  expect(await cli.json('grades', 'status')).toEqual({
    due: 0,
    delivered: 0,
    kept: 0,
    refused: 0,
    oldestDue: null,
    problems: [],
  });
});

it('counts each state, and says why grades are not delivered, the most frequent reason first', async () => {
  const cli = await withGrades(
    { state: 'due', dueSince: Date.UTC(2026, 10, 21, 8), problem: 'timeout' },
    { state: 'due', dueSince: Date.UTC(2026, 10, 21, 7) },
    { state: 'delivered' },
    { state: 'kept', problem: 'conflict' },
    { state: 'refused', problem: 'status_404' },
    { state: 'refused', problem: 'status_404' },
    { state: 'refused', problem: 'status_404', registrationId: 'another' },
  );
  expect(await cli.json('grades', 'status')).toEqual({
    due: 2,
    delivered: 1,
    kept: 1,
    refused: 3,
    oldestDue: '2026-11-21T07:00:00.000Z',
    problems: [
      { state: 'refused', problem: 'status_404', registrationId: 'registration', count: 2 },
      { state: 'due', problem: 'timeout', registrationId: 'registration', count: 1 },
      { state: 'kept', problem: 'conflict', registrationId: 'registration', count: 1 },
      { state: 'refused', problem: 'status_404', registrationId: 'another', count: 1 },
    ],
  });
});

it('says the same to people', async () => {
  const cli = await withGrades(
    { state: 'due', dueSince: Date.UTC(2026, 10, 21, 7) },
    { state: 'refused', problem: 'status_404' },
  );
  const { code, out, err } = await cli.run('grades', 'status');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^due +1$/m);
  expect(out).toMatch(/^delivered +0$/m);
  expect(out).toContain('waits since 2026-11-21T07:00:00.000Z');
  expect(out).toMatch(/^refused +status_404 +registration +1$/m);
});
