import type { Claims } from '../../src/demo-lms/platform/launch-claims.js';
import { CLAIM, SCOPE } from '../../src/demo-lms/names.js';
import type { LineItem } from '../../src/demo-lms/state/schema.js';
import { HOUR, openCourse, type Course } from './support/graded-course.js';

let course: Course;
beforeAll(async () => {
  course = await openCourse();
});
afterEach(() => course.reset());
afterAll(() => course.tool.stop());

const PEOPLE = ['camille.arnoult', 'ines.delahaye', 'thibault.kervadec', 'mariam.sissoko', 'noe.lanvaux'];

/** The columns of an activity. */
function columnsOf(link: string): LineItem[] {
  return course.tool.lms.gradebook.columns().filter(({ resourceLinkId }) => resourceLinkId === link);
}

/** The claims of a launch that grants these scopes only. */
function granting(...scopes: string[]) {
  return (claims: Claims): Claims => ({
    ...claims,
    [CLAIM.ags]: { ...(claims[CLAIM.ags] as object), scope: scopes },
  });
}

it('takes the line item that the launch names, without asking for any', async () => {
  const link = await course.addLink();
  await course.finish(link, 3);
  await course.deliver();
  expect(course.standing(link)?.score).toBe(15);
  expect(course.calls('GET')).toEqual([]);
});

it('puts /scores before the query of Moodle’s addresses', async () => {
  course.tool.lms.faults.turnOn('moodle-line-item-urls');
  const link = await course.addLink();
  await course.finish(link, 3);
  await course.deliver();
  expect(course.standing(link)?.score).toBe(15);
  expect(course.calls('POST')).toEqual([expect.stringMatching(/\/lineitem\/scores\?type_id=\d+$/)]);
});

it('puts /results before the query too', async () => {
  course.tool.lms.faults.turnOn('moodle-line-item-urls');
  course.tool.lms.faults.turnOn('score-409');
  const link = await course.addLink();
  await course.finish(link, 3);
  await course.deliver();
  expect(course.calls('GET')).toEqual([expect.stringMatching(/\/lineitem\/results\?type_id=\d+&user_id=/)]);
  expect(await course.grade(link)).toMatchObject({ state: 'kept' });
});

describe('where the launch names none', () => {
  beforeEach(() => course.tool.lms.faults.turnOn('line-item-claim-absent'));

  it('finds the link’s line item, and remembers it', async () => {
    const link = await course.addLink();
    await course.finish(link, 3);
    await course.deliver();
    expect(course.standing(link)?.score).toBe(15);
    expect(columnsOf(link)).toHaveLength(1);
    course.tool.lms.calls.clear();
    await course.finish(link, 4);
    await course.deliver();
    expect(course.standing(link)?.score).toBe(20);
    expect(course.calls('GET')).toEqual([]);
  });

  it('finds it by Moodle’s addresses', async () => {
    course.tool.lms.faults.turnOn('moodle-line-item-urls');
    const link = await course.addLink();
    await course.finish(link, 3);
    await course.deliver();
    expect(course.standing(link)?.score).toBe(15);
  });

  it('finds it where line items may only be read', async () => {
    const [registration] = course.tool.lms.platform.registrations();
    registration?.scopes.push(SCOPE.lineItemRead);
    const link = await course.addLink();
    await course.finish(link, 3, { forgery: { claims: granting(SCOPE.lineItemRead, SCOPE.score) } });
    await course.deliver();
    registration?.scopes.pop();
    expect(course.standing(link)?.score).toBe(15);
  });

  it('makes one where there is none, with the link’s own title', async () => {
    const link = await course.addLink({ title: 'Vos repères', scoreMaximum: undefined });
    await course.finish(link, 3);
    await course.deliver();
    expect(columnsOf(link)).toEqual([
      expect.objectContaining({ label: 'Vos repères', scoreMaximum: 100, tag: 'parcours' }),
    ]);
    expect(course.standing(link)?.score).toBe(75);
  });

  it('makes one for the prescription: its points, its window, and found again by its id', async () => {
    const link = await course.addLink({ scoreMaximum: undefined });
    const [opensAt, closesAt] = [course.clock.time - HOUR, course.clock.time + 24 * HOUR];
    await course.prescribe(link, { points: 20, opensAt, closesAt });
    const { prescription } = await course.finish(link, 3);
    await course.deliver();
    expect(columnsOf(link)).toEqual([
      expect.objectContaining({
        scoreMaximum: 20,
        resourceId: prescription.id,
        startDateTime: new Date(opensAt).toISOString(),
        endDateTime: new Date(closesAt).toISOString(),
      }),
    ]);
    expect(course.standing(link)?.score).toBe(15);
  });

  it('makes one of whole points for Open edX', async () => {
    const { registrations } = course.grades;
    const [registration] = await registrations.list();
    const found = await registrations.get(registration?.id ?? '');
    if (found === undefined) throw new Error('no registration');
    await registrations.update({ ...found.doc, family: 'open-edx' }, found.version);
    const link = await course.addLink({ scoreMaximum: undefined });
    await course.prescribe(link, { points: 12.5 });
    await course.finish(link, 3);
    await course.deliver();
    await registrations.update(found.doc, found.version + 1);
    expect(columnsOf(link)).toEqual([expect.objectContaining({ scoreMaximum: 13 })]);
  });

  it('leaves one alone that lost its window or its name', async () => {
    const link = await course.addLink({ title: 'Autre nom' });
    await course.prescribe(link, { opensAt: course.clock.time - HOUR });
    await course.finish(link, 3);
    await course.deliver();
    expect(columnsOf(link)).toEqual([expect.objectContaining({ label: 'Autre nom', scoreMaximum: 20 })]);
    expect(columnsOf(link)[0]?.startDateTime).toBeUndefined();
  });

  it('makes one by Moodle’s addresses', async () => {
    course.tool.lms.faults.turnOn('moodle-line-item-urls');
    const link = await course.addLink({ scoreMaximum: undefined });
    await course.finish(link, 3);
    await course.deliver();
    expect(course.standing(link)?.score).toBe(75);
  });

  it('follows pages announced with curly quotes and escaped addresses to our own line item', async () => {
    course.tool.lms.faults.turnOn('moodle-line-item-urls');
    const link = await course.addLink({ tag: 'autre' });
    await course.tool.lms.platform.addLink({ id: link, title: 'Deux', custom: {}, scoreMaximum: 5 });
    await course.tool.lms.platform.addLink({
      id: link,
      title: 'Trois',
      custom: {},
      scoreMaximum: 10,
      tag: 'parcours',
    });
    course.tool.lms.faults.turnOn('moodle-link-headers', { pageSize: 1 });
    await course.finish(link, 3);
    await course.deliver();
    const [, , ours] = columnsOf(link);
    expect(course.calls('GET')).toHaveLength(3);
    expect(course.tool.lms.gradebook.grade(ours?.id ?? '', 'camille.arnoult')?.score).toBe(7.5);
  });

  it('makes one column for a whole class', async () => {
    const link = await course.addLink({ scoreMaximum: undefined });
    for (const person of PEOPLE) await course.finish(link, 3, { person });
    await course.deliver();
    course.clock.pass(HOUR);
    await course.deliver();
    expect(columnsOf(link)).toHaveLength(1);
    for (const person of PEOPLE) expect(course.standing(link, person)?.score).toBe(75);
  });

  it('tries again when line items cannot be listed for the moment', async () => {
    const link = await course.addLink();
    course.tool.lms.faults.turnOn('service-error', { only: 'line-items', status: 503, times: 1 });
    await course.finish(link, 3);
    await course.deliver();
    expect(await course.grade(link)).toMatchObject({ state: 'due', problem: 'status_503' });
    course.clock.pass(2_000);
    await course.deliver();
    expect(course.standing(link)?.score).toBe(15);
  });

  it('is refused, and says why, where it may neither find nor make one', async () => {
    const link = await course.addLink();
    await course.finish(link, 3, { forgery: { claims: granting(SCOPE.score) } });
    await course.deliver();
    expect(await course.grade(link)).toMatchObject({ state: 'refused', problem: 'scope_missing' });
  });
});
