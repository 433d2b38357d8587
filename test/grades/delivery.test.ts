import { hiddenFields } from '../support/test-browser.js';
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

it('sends a finished sitting’s grade, on the column’s own scale', async () => {
  await course.finish(link, 3);
  await course.deliver();
  expect(course.standing(link)).toMatchObject({
    score: 15,
    activityProgress: 'Completed',
    gradingProgress: 'FullyGraded',
  });
  expect(await course.grade(link)).toMatchObject({
    state: 'delivered',
    share: 0.75,
    tries: 1,
    deliveredAt: course.clock.time,
  });
});

it('sends it once', async () => {
  await course.finish(link, 3);
  await course.deliver();
  course.clock.pass(HOUR);
  await course.deliver();
  expect(course.calls('POST')).toHaveLength(1);
});

it('says when the sitting ended, however late it is sent', async () => {
  const { finishedAt = 0 } = await course.finish(link, 3);
  course.clock.pass(5 * HOUR);
  await course.deliver();
  expect(course.standing(link)?.timestamp).toBe(new Date(finishedAt).toISOString());
});

it('sends nothing for a sitting that is not at its end', async () => {
  await course.start(link);
  await course.deliver();
  expect(course.calls('POST')).toEqual([]);
});

it('sends the grade of a bare subject', async () => {
  await course.finish(link, 1, { person: 'sans-nom' });
  await course.deliver();
  expect(course.standing(link, 'sans-nom')?.score).toBe(5);
});

it('keeps the grades of two learners apart', async () => {
  await course.finish(link, 1);
  await course.finish(link, 4, { person: 'noe.lanvaux' });
  await course.deliver();
  expect(course.standing(link)?.score).toBe(5);
  expect(course.standing(link, 'noe.lanvaux')?.score).toBe(20);
});

describe('nothing is sent', () => {
  it('for a path without a grade', async () => {
    link = await course.addLink({ custom: { path: 'libre' } });
    await course.finish(link, 4);
    await course.deliver();
    expect(course.calls('POST')).toEqual([]);
    await expect(course.grade(link)).rejects.toThrow('no grade');
  });

  it('for a teacher’s try of the path', async () => {
    const teacher = course.tool.browser();
    const base = await course.tool.enter(teacher, { link, person: 'helene.morvan' });
    let page = await teacher.get(`${base}/try`);
    page = await teacher.post(`${base}/try/start`, hiddenFields(page.text));
    while (page.location !== `${base}/try/results`) {
      page = await teacher.get(`${base}/try/item`);
      page = await teacher.post(`${base}/try/item`, { ...hiddenFields(page.text), answer: 'a' });
    }
    expect(await course.grades.sittings.count({ gradeDueAt: { exists: true } })).toBe(0);
    await course.deliver();
    expect(await course.grades.grades.count({})).toBe(0);
    expect(course.calls('POST')).toEqual([]);
  });
});
