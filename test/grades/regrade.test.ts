import type { Content } from '../../src/content/content.js';
import type { Item } from '../../src/content/items.js';
import { deliverDueGrades } from '../../src/grades/grade-worker.js';
import { regradeItem, type RegradeOptions } from '../../src/grades/regrade-item.js';
import { parameterSets } from '../../src/sittings/parameter-sets/parameter-sets.js';
import type { Regrading } from '../../src/sittings/regrade-sitting.js';
import type { Sitting } from '../../src/sittings/sitting.js';
import type { Collection } from '../../src/store/port.js';
import { Killed } from './support/deadly-to-write.js';
import { CAMILLE, HOUR, openCourse, SECOND, type Course } from './support/graded-course.js';

const PEOPLE = ['camille.arnoult', 'ines.delahaye', 'noe.lanvaux'];

let course: Course;
let link: string;
beforeAll(async () => {
  course = await openCourse();
});
beforeEach(async () => {
  link = await course.addLink();
});
afterEach(async () => {
  await course.reset();
  await course.grades.sittings.removeWhere({});
});
afterAll(() => course.tool.stop());

/** Whoever finishes it has a grade that follows from their ability. */
async function exam(): Promise<void> {
  await course.prescribe(link, { grading: 'expected-score' });
}

async function othersThan({ id }: Sitting): Promise<string[]> {
  const all = await course.grades.sittings.find({});
  return all.map(({ doc }) => doc.id).filter((other) => other !== id);
}

async function stored({ id }: Sitting): Promise<Sitting> {
  const found = await course.grades.sittings.get(id);
  if (found === undefined) throw new Error('the sitting is gone');
  return found.doc;
}

/** The first item that the sitting asked. */
function askedIn({ responses }: Sitting): Item {
  const item = course.tool.services.content.items.get(responses[0]?.item ?? '');
  if (item === undefined) throw new Error('no such item');
  return item;
}

/** The item with another key: a, which everybody answered, is wrong if it was right, else right. */
function turned(item: Item): Item {
  if (item.type === 'short-text') {
    const accepted = [item.accepted.includes('a') ? 'b' : 'a'];
    return { ...item, accepted, revision: `${item.id}@corrected` };
  }
  if (!('options' in item)) throw new Error(`${item.id} has no options`);
  const wasRight = item.options.every(({ id, correct }) => correct === (id === 'a'));
  const key = wasRight ? 'b' : 'a';
  const options = item.options.map((option) => ({ ...option, correct: option.id === key }));
  return { ...item, options, revision: `${item.id}@corrected` };
}

function contentWith(item: Item): Content {
  const { content } = course.tool.services;
  return { ...content, items: new Map(content.items).set(item.id, item) };
}

function regrade(
  regrading: Regrading,
  options: Partial<RegradeOptions> = {},
  sittings = course.grades.sittings,
) {
  const { revisions } = course.tool.services.sitting;
  const content = regrading.kind === 'correct' ? contentWith(regrading.item) : course.tool.services.content;
  const { now } = course.clock;
  const sets = parameterSets(course.tool.services.store, content, now);
  return regradeItem(
    regrading,
    { since: undefined, dryRun: false, ...options },
    { sittings, revisions, parameterSets: sets, now },
  );
}

const correctionOf = (item: Item): Regrading => ({ kind: 'correct', itemId: item.id, item });

describe('the correction of an item', () => {
  it('changes the outcome and the grade of who answered it, and keeps the old ones for the record', async () => {
    await exam();
    const sitting = await course.finish(link, 4);
    await course.deliver();
    const before = course.standing(link);
    course.clock.pass(HOUR);
    const item = askedIn(sitting);
    expect(await regrade(correctionOf(turned(item)))).toEqual({ regraded: 1, otherGrade: 1, unmarkable: 0 });
    const after = await stored(sitting);
    expect(after.outcome?.general.mean).not.toBe(sitting.outcome?.general.mean);
    expect(after.regradings).toEqual([
      {
        at: course.clock.time,
        item: item.id,
        kind: 'correct',
        outcome: sitting.outcome,
        gradeShare: sitting.gradeShare,
      },
    ]);
    await course.deliver();
    const standing = course.standing(link);
    expect(standing?.score).toBeCloseTo((after.gradeShare ?? 0) * 20, 1);
    expect(standing?.score).not.toBe(before?.score);
    expect(Date.parse(standing?.timestamp ?? '')).toBeGreaterThan(Date.parse(before?.timestamp ?? ''));
  });

  it('is made once, however often it is asked for', async () => {
    await exam();
    const sitting = await course.finish(link, 4);
    await course.deliver();
    const correction = correctionOf(turned(askedIn(sitting)));
    await regrade(correction);
    await course.deliver();
    course.tool.lms.calls.clear();
    expect(await regrade(correction)).toEqual({ regraded: 0, otherGrade: 0, unmarkable: 0 });
    await course.deliver();
    expect(course.calls('POST')).toEqual([]);
    expect((await stored(sitting)).regradings).toHaveLength(1);
  });

  it('says what it would change, and changes nothing, when only asked', async () => {
    await exam();
    const sitting = await course.finish(link, 4);
    await course.deliver();
    const before = await stored(sitting);
    const counts = await regrade(correctionOf(turned(askedIn(sitting))), { dryRun: true });
    expect(counts).toEqual({ regraded: 1, otherGrade: 1, unmarkable: 0 });
    expect(await stored(sitting)).toEqual(before);
  });

  it('that leaves every mark as it was sends nothing', async () => {
    await exam();
    const sitting = await course.finish(link, 4);
    await course.deliver();
    const item = askedIn(sitting);
    const reworded = { ...item, question: 'Autrement dit ?', revision: `${item.id}@reworded` };
    expect(await regrade(correctionOf(reworded))).toMatchObject({ regraded: 1, otherGrade: 0 });
    const { outcome, regradings } = await stored(sitting);
    expect([outcome, regradings]).toEqual([sitting.outcome, undefined]);
    await course.deliver();
    expect(course.calls('POST')).toHaveLength(1);
  });

  it('that leaves the grade as it was sends nothing', async () => {
    const sitting = await course.finish(link, 3);
    await course.deliver();
    expect(await regrade(correctionOf(turned(askedIn(sitting))))).toMatchObject({
      regraded: 1,
      otherGrade: 0,
    });
    expect((await stored(sitting)).regradings).toHaveLength(1);
    await course.deliver();
    expect(course.calls('POST')).toHaveLength(1);
  });

  it('that took away the option chosen leaves the sitting as it is', async () => {
    await exam();
    let sitting = await course.finish(link, 4);
    let item = askedIn(sitting);
    // Which items are asked differs from one sitting to the next.
    while (!('options' in item)) {
      sitting = await course.finish(link, 4);
      item = askedIn(sitting);
    }
    for (const id of await othersThan(sitting)) await course.grades.sittings.remove(id);
    const options = item.options.map((option) => (option.id === 'a' ? { ...option, id: 'z' } : option));
    const less = { ...item, options, revision: `${item.id}@less` };
    const before = await stored(sitting);
    expect(await regrade(correctionOf(less))).toEqual({ regraded: 0, otherGrade: 0, unmarkable: 1 });
    expect(await stored(sitting)).toEqual(before);
  });

  it('leaves a mark alone that a teacher gave', async () => {
    await exam();
    const sitting = await course.finish(link, 4);
    await course.deliver();
    course.clock.pass(SECOND);
    const { gradebook } = course.tool.lms;
    await gradebook.gradeByHand(gradebook.columnOf(link)?.id ?? '', CAMILLE, 1);
    course.clock.pass(HOUR);
    await regrade(correctionOf(turned(askedIn(sitting))));
    await course.deliver();
    expect(course.standing(link)).toMatchObject({ score: 1, byHand: true });
    expect(await course.grade(link)).toMatchObject({ state: 'kept' });
  });

  it('looks at sittings finished since a moment only, when told', async () => {
    await exam();
    const sitting = await course.finish(link, 4);
    const since = course.clock.time + 1;
    const counts = await regrade(correctionOf(turned(askedIn(sitting))), { since });
    expect(counts).toEqual({ regraded: 0, otherGrade: 0, unmarkable: 0 });
  });

  it('leaves a sitting under way alone', async () => {
    const sitting = await course.start(link);
    const item = course.tool.services.content.items.get(sitting.current?.item ?? '');
    if (item === undefined) throw new Error('nothing is asked');
    expect(await regrade(correctionOf(turned(item)))).toMatchObject({ regraded: 0 });
  });
});

describe('the withdrawal of an item', () => {
  it('counts what is left', async () => {
    await exam();
    const sitting = await course.finish(link, 4);
    const { id: itemId } = askedIn(sitting);
    expect(await regrade({ kind: 'withdraw', itemId })).toMatchObject({ regraded: 1, otherGrade: 1 });
    const { outcome, responses } = await stored(sitting);
    expect(outcome?.general.answers).toBe((sitting.outcome?.general.answers ?? 0) - 1);
    expect(responses.filter(({ withdrawn }) => withdrawn === true).map(({ item }) => item)).toEqual([itemId]);
    expect(await regrade({ kind: 'withdraw', itemId })).toMatchObject({ regraded: 0 });
  });

  it('takes nothing from who did all of a training', async () => {
    const sitting = await course.finish(link, 4);
    await regrade({ kind: 'withdraw', itemId: askedIn(sitting).id });
    expect(await stored(sitting)).toMatchObject({ gradeShare: 1 });
  });

  it('lets a second item be withdrawn', async () => {
    await exam();
    const sitting = await course.finish(link, 4);
    const [first, second] = sitting.responses;
    await regrade({ kind: 'withdraw', itemId: first?.item ?? '' });
    await regrade({ kind: 'withdraw', itemId: second?.item ?? '' });
    const { outcome, regradings } = await stored(sitting);
    expect(outcome?.general.answers).toBe(2);
    expect(regradings).toHaveLength(2);
  });

  it('leaves a sitting as it is of which nothing would be left', async () => {
    const sitting = await course.finish(link, 4);
    const before: string[] = [];
    for (const { item } of sitting.responses) {
      before.push(JSON.stringify(await stored(sitting)));
      await regrade({ kind: 'withdraw', itemId: item });
    }
    expect(JSON.stringify(await stored(sitting))).toBe(before.at(-1));
  });
});

it('broken off in the middle, does what is left when asked again, and sends each grade once', async () => {
  await exam();
  const finished: Sitting[] = [];
  for (const person of PEOPLE) finished.push(await course.finish(link, 4, { person }));
  await course.deliver();
  const [asked] = finished;
  if (asked === undefined) throw new Error('nobody finished');
  const answered = finished.filter(({ responses }) =>
    responses.some(({ item }) => item === askedIn(asked).id),
  );
  let writes = 0;
  const dying: Collection<Sitting> = new Proxy(course.grades.sittings, {
    get(target, name: keyof Collection<Sitting>) {
      if (name !== 'replace') return target[name].bind(target);
      return (...written: Parameters<typeof target.replace>) => {
        writes += 1;
        return writes > 1 ? Promise.reject(new Killed()) : target.replace(...written);
      };
    },
  });
  const withdrawal: Regrading = { kind: 'withdraw', itemId: askedIn(asked).id };
  if (answered.length > 1) await expect(regrade(withdrawal, {}, dying)).rejects.toThrow(Killed);
  await deliverDueGrades(course.grades);
  await regrade(withdrawal);
  await course.deliver();
  for (const sitting of answered) {
    expect((await stored(sitting)).regradings).toHaveLength(1);
  }
  expect(course.calls('POST')).toHaveLength(PEOPLE.length + answered.length);
});
