import fc from 'fast-check';
import { countingAttempt } from '../../src/grades/counting-attempt.js';
import { foldDueGrades } from '../../src/grades/fold-due-grades.js';
import type { Grade } from '../../src/grades/grade.js';
import type { Sitting } from '../../src/sittings/sitting.js';
import { deadlyToWrite, Killed } from './support/deadly-to-write.js';
import { HOUR, openCourse, SECOND, CAMILLE, type Course } from './support/graded-course.js';

type Counts = Sitting['prescription']['settings']['attempts']['counts'];

let course: Course;
beforeAll(async () => {
  course = await openCourse();
});
afterEach(() => course.reset());
afterAll(() => course.tool.stop());

/** Takes the path with so many of its four questions answered each time; each grade delivered before the next. */
async function attempts(counts: Counts, ...answered: number[]): Promise<string> {
  const link = await course.addLink();
  await course.prescribe(link, { attempts: { counts } });
  for (const each of answered) {
    await course.finish(link, each);
    await course.deliver();
    course.clock.pass(HOUR);
  }
  return link;
}

describe('where the best attempt counts', () => {
  it('sends a better one', async () => {
    const link = await attempts('best', 1, 3);
    expect(course.standing(link)?.score).toBe(15);
    expect(await course.grade(link)).toMatchObject({ attempt: 2, share: 0.75, state: 'delivered' });
  });

  it('sends nothing for a worse one, nor for one as good', async () => {
    const link = await attempts('best', 3, 1, 3);
    expect(course.calls('POST')).toHaveLength(1);
    expect(await course.grade(link)).toMatchObject({ attempt: 1, share: 0.75, state: 'delivered' });
  });

  it('leaves a teacher’s mark alone while nothing gets better', async () => {
    const link = await attempts('best', 3);
    const { gradebook } = course.tool.lms;
    await gradebook.gradeByHand(gradebook.columnOf(link)?.id ?? '', CAMILLE, 4);
    course.clock.pass(SECOND);
    await course.finish(link, 2);
    await course.deliver();
    expect(course.standing(link)).toMatchObject({ score: 4, byHand: true });
  });
});

describe('where the first attempt counts', () => {
  it('sends no other', async () => {
    const link = await attempts('first', 2, 4, 1);
    expect(course.calls('POST')).toHaveLength(1);
    expect(course.standing(link)?.score).toBe(10);
  });
});

describe('where the last attempt counts', () => {
  it('sends each, one of the same value too', async () => {
    const link = await attempts('last', 3, 1, 1);
    expect(course.calls('POST')).toHaveLength(3);
    expect(course.standing(link)?.score).toBe(5);
  });
});

it('a counting attempt that had its time and was removed still counts', async () => {
  const link = await attempts('best', 3);
  const { sittingId } = await course.grade(link);
  await course.finish(link, 1);
  await course.grades.sittings.remove(sittingId);
  await course.deliver();
  expect(course.calls('POST')).toHaveLength(1);
  expect(await course.grade(link)).toMatchObject({ attempt: 1, share: 0.75, state: 'delivered' });
});

describe('whatever the order in which finished attempts are taken over', () => {
  let template: Sitting;
  let learners = 0;
  beforeEach(async () => {
    const link = await course.addLink();
    template = await course.finish(link, 2);
    await course.grades.sittings.remove(template.id);
  });

  const plan = fc.record({
    counts: fc.constantFrom<Counts>('best', 'last', 'first'),
    shares: fc.array(fc.constantFrom(0, 0.25, 0.5, 1), { minLength: 1, maxLength: 5 }),
    /** In which order they are found due; a number may come again. */
    order: fc.array(fc.nat({ max: 4 }), { maxLength: 10 }),
    /** Which of these times the process dies between its two writes. */
    dies: fc.array(fc.boolean(), { maxLength: 10 }),
  });

  it('the grade is that of the attempt that counts', async () => {
    const { sittings, grades } = course.grades;
    await fc.assert(
      fc.asyncProperty(plan, async ({ counts, shares, order, dies }) => {
        learners += 1;
        const learnerId = `learner-${learners}`;
        const { prescription, finishedAt = 0 } = template;
        const settings = { ...prescription.settings, attempts: { counts } };
        const all = shares.map((gradeShare, index): Sitting => {
          return {
            ...template,
            id: `${learnerId}-${index + 1}`,
            learnerId,
            attempt: index + 1,
            gradeShare,
            gradeDueAt: undefined,
            finishedAt: finishedAt + index * SECOND,
            prescription: { ...prescription, settings },
          };
        });
        const due = async (index: number, dying: boolean) => {
          const sitting = all[index % all.length];
          if (sitting === undefined) return;
          const known = await sittings.get(sitting.id);
          const marked = { ...sitting, gradeDueAt: course.clock.time };
          if (known === undefined) await sittings.insert(marked);
          else await sittings.replace(marked, known.version);
          const mortal = { ...course.grades, sittings: deadlyToWrite(sittings) };
          if (dying) await expect(foldDueGrades(mortal)).rejects.toThrow(Killed);
          await foldDueGrades(course.grades);
        };
        for (const [turn, index] of order.entries()) await due(index, dies[turn] ?? false);
        for (const index of all.keys()) await due(index, false);
        const [found] = await grades.find({ where: { learnerId } });
        const expected = countingAttempt(
          shares.map((share, index) => ({ attempt: index + 1, share })),
          counts,
        );
        const value: Partial<Grade> = { ...expected, sittingId: `${learnerId}-${expected?.attempt ?? 0}` };
        expect(found?.doc).toMatchObject(value);
        expect(await grades.count({ learnerId })).toBe(1);
      }),
      { numRuns: 60, seed: 11 },
    );
  });
});
