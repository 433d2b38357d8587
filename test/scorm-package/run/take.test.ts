import { markableOf } from '../../../src/content/markable.js';
import { itemIn, type Course } from '../../../scorm-package/run/course.js';
import { beginRound, questionsInRound } from '../../../scorm-package/run/practice.js';
import { answersOf, roundAnswers } from '../../../scorm-package/run/run.js';
import { standingOf } from '../../../scorm-package/run/standing.js';
import { newRun, runAgain, withAnswer, withRead } from '../../../scorm-package/run/take.js';
import { shippedCourse } from '../support/course.js';
import { rightAnswer, skip } from '../support/keyed.js';
import { finishedRun, NOW, practised, runThrough } from '../support/learner.js';

let course: Course;
beforeAll(async () => {
  course = await shippedCourse('cybersecurite-menaces');
});

const markable = (id: string) => markableOf(itemIn(course, id));

const unseen = () => course.content.items.map(({ id }) => id).filter((id) => !course.asked.includes(id));

describe('a module taken from a package', () => {
  it('begins with nothing done, and incomplete', () => {
    const { status, progress, score } = standingOf(newRun(course, 'seed', NOW), course);
    expect({ status, progress, score }).toEqual({ status: 'incomplete', progress: 0, score: undefined });
  });

  it('tells no score before it is finished: some LMSs would make a pause a failure of it', () => {
    const run = runThrough(['go-on', 'go-on', 'go-on'], course, rightAnswer);
    expect(run.sitting.responses).not.toEqual([]);
    const { status, score, objectives } = standingOf(run, course);
    expect([status, score, objectives[0]?.score]).toEqual(['incomplete', undefined, undefined]);
  });

  it('is passed with every answer right, and failed with none', () => {
    const right = standingOf(finishedRun(course, rightAnswer), course);
    expect([right.status, right.score, right.progress]).toEqual(['passed', 1, 1]);
    const wrong = standingOf(finishedRun(course, skip), course);
    expect([wrong.status, wrong.score, wrong.progress]).toEqual(['failed', 0, 1]);
  });

  it('tells whole points, those that decide whether it is passed', () => {
    for (const best of [0.695, 0.6979, 0.69, 0.704]) {
      const standing = standingOf({ ...finishedRun(course, skip), best }, course);
      expect(Number.isInteger(Number(((standing.score ?? 0) * 100).toFixed(9)))).toBe(true);
      expect(standing.status).toBe(
        (standing.score ?? 0) * 100 >= course.module.mastery ? 'passed' : 'failed',
      );
    }
  });

  it('reads no card but the one it is at, and takes no answer where no item is served', () => {
    const run = newRun(course, 'seed', NOW);
    const [, , later] = course.module.steps.filter(({ kind }) => kind !== 'item');
    expect(withRead(run, course, later?.id ?? '', NOW)).toBe(run);
    expect(withRead(run, course, 'no-such-card', NOW)).toBe(run);
    expect(withAnswer(run, course, { kind: 'skipped' }, NOW)).toBe(run);
  });

  it('keeps its best result, and its status, while it is taken again', () => {
    const again = runAgain(finishedRun(course, rightAnswer), course, 'other', NOW);
    expect(again.sitting.responses).toEqual([]);
    expect(standingOf(again, course)).toMatchObject({ status: 'passed', score: 1, progress: 1 });
    expect(answersOf(again)).toHaveLength(course.asked.length);
  });

  it('becomes passed when a second run is better', () => {
    let run = runAgain(finishedRun(course, skip), course, 'other', NOW);
    for (const step of course.module.steps) {
      run =
        step.kind === 'item'
          ? withAnswer(run, course, rightAnswer(markable(step.item)), NOW)
          : withRead(run, course, step.id, NOW);
    }
    expect(standingOf(run, course)).toMatchObject({ status: 'passed', score: 1 });
  });
});

describe('more practice', () => {
  it('asks first what was missed or never met', () => {
    const run = practised(beginRound(finishedRun(course, rightAnswer), course, NOW), course, rightAnswer);
    const asked = roundAnswers(run).map(({ item }) => item);
    expect(asked.filter((item) => unseen().includes(item))).toHaveLength(
      Math.min(questionsInRound(course), unseen().length),
    );
  });

  it('asks nothing twice in a round, and ends', () => {
    const run = practised(beginRound(finishedRun(course, skip), course, NOW), course, skip);
    const asked = roundAnswers(run).map(({ item }) => item);
    expect(asked).toHaveLength(questionsInRound(course));
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('asks easier items of who has missed than of who has not', () => {
    const meanDifficulty = (draw: typeof rightAnswer) => {
      const run = practised(beginRound(finishedRun(course, draw), course, NOW), course, draw);
      const levels = roundAnswers(run)
        .slice(0, 5)
        .map(({ parameters }) => parameters.b);
      return levels.reduce((sum, b) => sum + b, 0) / levels.length;
    };
    expect(meanDifficulty(skip)).toBeLessThan(meanDifficulty(rightAnswer));
  });

  it('changes neither score nor status', () => {
    const finished = finishedRun(course, rightAnswer);
    const { score, status, progress, objectives } = standingOf(finished, course);
    const after = practised(beginRound(finished, course, NOW), course, skip);
    expect(standingOf(after, course)).toMatchObject({ score, status, progress, objectives });
  });
});
