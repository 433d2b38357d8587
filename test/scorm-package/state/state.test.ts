import fc from 'fast-check';
import { LONGEST_STATE, readState, stateOf } from '../../../scorm-package/state/state.js';
import { courseOf, type Course } from '../../../scorm-package/run/course.js';
import { beginRound } from '../../../scorm-package/run/practice.js';
import { answersOf, type Run } from '../../../scorm-package/run/run.js';
import { standingOf } from '../../../scorm-package/run/standing.js';
import type { ItemResponse } from '../../../src/sittings/sitting.js';
import { shippedContent, shippedCourse } from '../support/course.js';
import { rightAnswer, skip } from '../support/keyed.js';
import { anyAnswer, anyDeeds, finishedRun, NOW, practised, runThrough } from '../support/learner.js';

let courses: Course[];
beforeAll(async () => {
  const { modules } = await shippedContent();
  courses = await Promise.all([...modules.keys()].map((id) => shippedCourse(id)));
});

/** Any learner of any shipped module, at any moment. */
const anyVisit = () =>
  fc.tuple(fc.nat(), anyDeeds, fc.gen()).map(([index, deeds, gen]) => {
    const course = courses[index % courses.length];
    if (course === undefined) throw new Error('no module is shipped');
    return { course, run: runThrough(deeds, course, (item) => gen(() => anyAnswer(item))) };
  });

const marks = (responses: readonly ItemResponse[]) =>
  responses.map(({ item, credit, optionOrder }) => ({ item, credit: credit.toFixed(9), optionOrder }));

/** What stands of a text that was cut. */
const beginning = (text: string): string => text.replace(/…$/, '');

const kept = (run: Run, course: Course): Run => {
  const read = readState(stateOf(run, course), course, NOW);
  if (read.kind !== 'kept') throw new Error(`it was ${read.kind}`);
  return read.run;
};

it('comes back to the same place with the same marks, whatever was done before', () => {
  fc.assert(
    fc.property(anyVisit(), ({ course, run }) => {
      const back = kept(run, course);
      expect(back.place).toBe(run.place);
      expect(back.sitting.current?.item).toBe(run.sitting.current?.item);
      expect(back.sitting.current?.optionOrder).toEqual(run.sitting.current?.optionOrder);
      expect(back.round?.current?.item).toBe(run.round?.current?.item);
      expect(back.sitting.status).toBe(run.sitting.status);
      expect(new Set(back.sitting.read)).toEqual(new Set(run.sitting.read));
      expect(marks(back.sitting.responses)).toEqual(marks(run.sitting.responses));
      expect(marks(back.others)).toEqual(marks(run.others));
      expect(standingOf(back, course)).toEqual(standingOf(run, course));
    }),
  );
});

it('keeps the answers of the run whole, and of free texts as much as there is room for', () => {
  fc.assert(
    fc.property(anyVisit(), ({ course, run }) => {
      const back = kept(run, course);
      for (const [index, { answer }] of run.sitting.responses.entries()) {
        const read = back.sitting.responses[index]?.answer;
        expect(read?.kind).toBe(answer.kind);
        if (answer.kind === 'text' && read?.kind === 'text') {
          expect([answer.text, `${beginning(read.text)}…`]).toContain(read.text);
          expect(answer.text.startsWith(beginning(read.text))).toBe(true);
        } else if (answer.kind === 'choices' && read?.kind === 'choices') {
          expect(new Set(read.options)).toEqual(new Set(answer.options));
        } else if (answer.kind !== 'parts') expect(read).toEqual(answer);
      }
    }),
  );
});

it('is never longer than LMSs of SCORM 1.2 take, and plain ASCII', () => {
  fc.assert(
    fc.property(anyVisit(), ({ course, run }) => {
      const text = stateOf(run, course);
      expect(text.length).toBeLessThanOrEqual(LONGEST_STATE);
      expect(text).toMatch(/^[ -~]*$/);
    }),
  );
});

it('holds 150 answers with every mark', () => {
  for (const course of courses.slice(0, 4)) {
    let run = finishedRun(course, rightAnswer);
    while (answersOf(run).length < 150) {
      run = practised(beginRound(run, course, NOW), course, rightAnswer);
    }
    const text = stateOf(run, course);
    expect(text.length).toBeLessThanOrEqual(LONGEST_STATE);
    expect(marks(answersOf(kept(run, course)))).toEqual(marks(answersOf(run)));
  }
});

it('begins afresh on the first visit', () => {
  // Some LMSs say in a word that there is nothing.
  for (const text of ['', ' ', 'null', 'undefined']) {
    for (const course of courses) expect(readState(text, course, NOW)).toEqual({ kind: 'fresh' });
  }
});

it('says of a module with other steps, and of what is none of ours, that it is other; and never throws', () => {
  const [course] = courses;
  if (course === undefined) throw new Error('no module is shipped');
  const run = finishedRun(course, skip);
  const { module } = course.content;
  const shorter = courseOf({ ...course.content, module: { ...module, steps: module.steps.slice(1) } });
  expect(readState(stateOf(run, course), shorter, NOW).kind).toBe('other');
  const mended = courseOf({ ...course.content, module: { ...module, title: 'Un autre titre' } });
  expect(readState(stateOf(run, course), mended, NOW).kind).toBe('kept');
  // Another variant may be drawn among two than among one: other words than those that were answered.
  const items = course.content.items.map((item, n) =>
    n === 0
      ? {
          ...item,
          variants: [
            { id: 'a', values: {} },
            { id: 'b', values: {} },
          ],
        }
      : item,
  );
  expect(readState(stateOf(run, course), courseOf({ ...course.content, items }), NOW).kind).toBe('other');
  const text = stateOf(run, course);
  fc.assert(
    fc.property(fc.nat({ max: text.length - 1 }), (length) => {
      expect(readState(text.slice(0, length), course, NOW).kind).toBe(length === 0 ? 'fresh' : 'other');
    }),
  );
  fc.assert(
    fc.property(fc.string(), (any) => {
      const isNothing = /^(null|undefined)?$/.test(any.trim());
      expect(readState(any, course, NOW).kind).toBe(isNothing ? 'fresh' : 'other');
    }),
  );
  fc.assert(
    fc.property(fc.nat({ max: text.length - 1 }), fc.string({ minLength: 1, maxLength: 3 }), (at, any) => {
      const changed = `${text.slice(0, at)}${any}${text.slice(at + 1)}`;
      expect(['kept', 'other']).toContain(readState(changed, course, NOW).kind);
    }),
  );
});
