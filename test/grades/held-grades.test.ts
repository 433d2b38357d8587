import { releaseHeldGrades } from '../../src/grades/release-held-grades.js';
import { identitiesDefinition } from '../../src/sittings/learners.js';
import { CAMILLE, HOUR, openCourse, type Course } from './support/graded-course.js';

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

describe('without the grade service', () => {
  beforeEach(async () => {
    course.tool.lms.faults.turnOn('ags-absent', { times: 1 });
    await course.finish(link, 3);
    await course.deliver();
  });

  it('a grade is held, neither sent nor refused', async () => {
    expect(await course.grade(link)).toMatchObject({ state: 'due', problem: 'no_service' });
    expect(course.calls('POST')).toEqual([]);
  });

  it('a grade goes out as soon as a launch brings the service', async () => {
    await course.launch(link, { person: 'noe.lanvaux' });
    await course.deliver();
    expect(course.standing(link)?.score).toBe(15);
    expect((await course.grade(link)).problem).toBeUndefined();
  });

  it('a launch that brings none either changes nothing', async () => {
    const { dueAt } = await course.grade(link);
    course.tool.lms.faults.turnOn('ags-absent', { times: 1 });
    await course.launch(link, { person: 'noe.lanvaux' });
    await course.deliver();
    expect((await course.grade(link)).dueAt).toBe(dueAt);
  });

  it('a grade is looked at again after an hour in any case', async () => {
    const placementId = (await course.grade(link)).placementId;
    const placement = await course.grades.placements.get(placementId);
    const other = await course.addLink();
    const { placementId: known = '' } = await course.launch(other);
    const service = (await course.grades.placements.get(known))?.doc.grades;
    if (placement === undefined || service === undefined) throw new Error('no placement');
    const { lineItem: unused, ...withoutLineItem } = service;
    expect(unused).toBeDefined();
    await course.grades.placements.update({ ...placement.doc, grades: withoutLineItem }, placement.version);
    await course.deliver();
    expect(course.calls('POST')).toEqual([]);
    course.clock.pass(HOUR);
    await course.deliver();
    expect(course.standing(link)?.score).toBe(15);
  });
});

it('a launch without the service takes it from nobody', async () => {
  await course.finish(link, 3);
  course.tool.lms.faults.turnOn('ags-absent', { times: 1 });
  await course.launch(link, { person: 'noe.lanvaux' });
  await course.deliver();
  expect(course.standing(link)?.score).toBe(15);
});

describe('a suspended registration', () => {
  async function become(status: 'active' | 'suspended'): Promise<string> {
    const { registrations } = course.tool.services.lti;
    const [{ id } = { id: '' }] = await registrations.list();
    const found = await registrations.get(id);
    if (found === undefined) throw new Error('no registration');
    await registrations.update({ ...found.doc, status }, found.version);
    return id;
  }

  afterEach(() => become('active'));

  it('holds its grades', async () => {
    await course.finish(link, 3);
    await become('suspended');
    await course.deliver();
    course.clock.pass(5 * HOUR);
    await course.deliver();
    expect(course.calls('POST')).toEqual([]);
    expect(await course.grade(link)).toMatchObject({ state: 'due', problem: 'registration_inactive' });
  });

  it('lets them go when it is active again', async () => {
    await course.finish(link, 3);
    await become('suspended');
    await course.deliver();
    const registrationId = await become('active');
    await course.deliver();
    expect(course.calls('POST')).toEqual([]);
    await releaseHeldGrades({ registrationId }, course.grades);
    await course.deliver();
    expect(course.standing(link)?.score).toBe(15);
  });
});

it('a release hurries no grade that waits after a failed try', async () => {
  course.tool.lms.faults.turnOn('service-error', { only: 'score' });
  await course.finish(link, 3);
  await course.deliver();
  const { dueAt, placementId } = await course.grade(link);
  await releaseHeldGrades({ placementId }, course.grades);
  expect((await course.grade(link)).dueAt).toBe(dueAt);
});

it('the grade of a person who was erased is never sent', async () => {
  const { learnerId, placementId } = await course.finish(link, 3);
  const identities = course.tool.services.store.collection(identitiesDefinition);
  await identities.removeWhere({ learnerId });
  await course.deliver();
  const [grade] = await course.grades.grades.find({ where: { placementId } });
  expect(grade?.doc).toMatchObject({ state: 'refused', problem: 'gone' });
  expect(course.calls('POST')).toEqual([]);
  expect(course.standing(link, CAMILLE)).toBeUndefined();
});
