import { gradesDefinition, type Grade } from '../../../src/grades/grade.js';
import { addPlatform, commandLine, NOW, type CommandLine } from '../support/command-line.js';
import { gradeOf } from '../support/grades.js';

async function withGrades(grades: readonly Grade[]): Promise<CommandLine> {
  const cli = await commandLine();
  await cli.withStore(async (store) => {
    for (const grade of grades) await store.collection(gradesDefinition).insert(grade);
  });
  return cli;
}

const stateOf = async (cli: CommandLine, { id }: Grade) =>
  (await cli.withStore((store) => store.collection(gradesDefinition).get(id)))?.doc;

it('makes refused grades due now, and leaves what the platform kept', async () => {
  const refused = gradeOf({ state: 'refused', problem: 'status_404' });
  const kept = gradeOf({ state: 'kept', problem: 'conflict' });
  const delivered = gradeOf({ state: 'delivered' });
  const cli = await withGrades([refused, kept, delivered]);
  const { code, out, err } = await cli.run('grades', 'retry');
  expect({ code, out, err }).toEqual({ code: 0, out: 'To be sent again: 1.', err: '' });
  expect(await stateOf(cli, refused)).toMatchObject({ state: 'due', dueAt: NOW, tries: 0 });
  expect(await stateOf(cli, kept)).toEqual(kept);
  expect(await stateOf(cli, delivered)).toEqual(delivered);
});

it('overrules what the platform kept with --all only', async () => {
  const kept = gradeOf({ state: 'kept', problem: 'conflict' });
  const cli = await withGrades([kept, gradeOf({ state: 'refused' })]);
  expect(await cli.json('grades', 'retry', '--all')).toEqual({ sent: 2 });
  expect(await stateOf(cli, kept)).toMatchObject({ state: 'due' });
});

it('keeps to one platform where it is told to', async () => {
  const cli = await commandLine();
  const { id: registrationId } = (await cli.json(...addPlatform())) as { id: string };
  const theirs = gradeOf({ state: 'refused', registrationId });
  const others = gradeOf({ state: 'refused' });
  await cli.withStore(async (store) => {
    for (const grade of [theirs, others]) await store.collection(gradesDefinition).insert(grade);
  });
  expect(await cli.json('grades', 'retry', '--registration', registrationId)).toEqual({ sent: 1 });
  expect(await stateOf(cli, theirs)).toMatchObject({ state: 'due' });
  expect(await stateOf(cli, others)).toMatchObject({ state: 'refused' });
});

it('refuses the id of a platform that is not registered', async () => {
  const refused = gradeOf({ state: 'refused', registrationId: 'nobody' });
  const cli = await withGrades([refused]);
  const { code, out, err } = await cli.run('grades', 'retry', '--registration', 'nobody');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('no registration has the id nobody');
  expect(await stateOf(cli, refused)).toMatchObject({ state: 'refused' });
});
