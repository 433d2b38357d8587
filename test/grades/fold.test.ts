import { foldDueGrades } from '../../src/grades/fold-due-grades.js';
import type { Sitting } from '../../src/sittings/sitting.js';
import { deadlyToWrite, Killed } from './support/deadly-to-write.js';
import { HOUR, openCourse, type Course } from './support/graded-course.js';

let course: Course;
let link: string;
beforeAll(async () => {
  course = await openCourse();
});
beforeEach(async () => {
  link = await course.addLink();
});
afterEach(() => course.reset());
afterAll(() => course.tool.stop());

async function stored(sitting: Sitting): Promise<Sitting> {
  const found = await course.grades.sittings.get(sitting.id);
  if (found === undefined) throw new Error('the sitting is gone');
  return found.doc;
}

it('finds the grade due in the sitting itself, since its end', async () => {
  const sitting = await course.finish(link, 3);
  expect(await stored(sitting)).toMatchObject({ gradeShare: 0.75, gradeDueAt: sitting.finishedAt });
});

it('takes a grade over once', async () => {
  const sitting = await course.finish(link, 3);
  await foldDueGrades(course.grades);
  expect((await stored(sitting)).gradeDueAt).toBeUndefined();
  expect(await course.grade(link)).toMatchObject({
    state: 'due',
    share: 0.75,
    attempt: 1,
    dueSince: sitting.finishedAt,
    sittingId: sitting.id,
  });
});

it('killed before it wrote anything, finds the grade again', async () => {
  const sitting = await course.finish(link, 3);
  const dying = { ...course.grades, grades: deadlyToWrite(course.grades.grades) };
  await expect(foldDueGrades(dying)).rejects.toThrow(Killed);
  expect((await stored(sitting)).gradeDueAt).toBeDefined();
  await course.deliver();
  expect(course.standing(link)?.score).toBe(15);
});

it('killed between its two writes, folds again to the same', async () => {
  const sitting = await course.finish(link, 3);
  const dying = { ...course.grades, sittings: deadlyToWrite(course.grades.sittings) };
  await expect(foldDueGrades(dying)).rejects.toThrow(Killed);
  expect((await stored(sitting)).gradeDueAt).toBeDefined();
  const before = await course.grade(link);
  course.clock.pass(HOUR);
  await foldDueGrades(course.grades);
  expect(await course.grade(link)).toEqual(before);
  expect((await stored(sitting)).gradeDueAt).toBeUndefined();
});

it('folds again what was delivered meanwhile, and sends nothing twice', async () => {
  await course.finish(link, 3);
  const dying = { ...course.grades, sittings: deadlyToWrite(course.grades.sittings) };
  await expect(foldDueGrades(dying)).rejects.toThrow(Killed);
  await course.deliver();
  await course.deliver();
  expect(course.calls('POST')).toHaveLength(1);
  expect(await course.grade(link)).toMatchObject({ state: 'delivered' });
});

it('lets an earlier attempt that comes late change nothing', async () => {
  const first = await course.finish(link, 4);
  const dying = { ...course.grades, sittings: deadlyToWrite(course.grades.sittings) };
  await expect(foldDueGrades(dying)).rejects.toThrow(Killed);
  await course.finish(link, 1);
  const late = await course.grades.sittings.get(first.id);
  await course.deliver();
  if (late !== undefined) {
    const { doc, version } = (await course.grades.sittings.get(first.id)) ?? late;
    await course.grades.sittings.replace({ ...doc, gradeDueAt: course.clock.time }, version);
  }
  await course.deliver();
  expect(course.standing(link)?.score).toBe(5);
  expect(await course.grade(link)).toMatchObject({ state: 'delivered', attempt: 2 });
});

it('by many workers at once makes one grade', async () => {
  await course.finish(link, 3);
  await course.finish(link, 2, { person: 'noe.lanvaux' });
  await Promise.all(Array.from({ length: 5 }, () => foldDueGrades(course.grades)));
  expect(await course.grades.grades.count({})).toBe(2);
  await course.deliver();
  expect(course.standing(link)?.score).toBe(15);
});

it('waits for no clock that was set back', async () => {
  await course.finish(link, 3);
  course.clock.pass(-HOUR);
  await course.deliver();
  course.clock.pass(HOUR);
  expect(course.standing(link)?.score).toBe(15);
});

it('goes on after a full batch', async () => {
  const sitting = await course.finish(link, 3);
  const doc = await stored(sitting);
  for (let attempt = 2; attempt <= 130; attempt += 1) {
    await course.grades.sittings.insert({ ...doc, id: `${doc.id}-${attempt}`, attempt });
  }
  await course.deliver();
  expect(await course.grades.sittings.count({ gradeDueAt: { exists: true } })).toBe(0);
  expect(await course.grade(link)).toMatchObject({ attempt: 130, state: 'delivered' });
  expect(course.calls('POST')).toHaveLength(1);
});
