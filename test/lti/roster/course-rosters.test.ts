import { courseRosters, type CourseRosters } from '../../../src/lti/roster/course-rosters.js';
import { placementsDefinition, type Placement } from '../../../src/sittings/placements.js';
import { rosters, rostersDefinition, type Roster } from '../../../src/sittings/rosters.js';
import { purge } from '../../../src/purge.js';
import { startTool, type RunningTool } from '../../support/tool.js';
import { registrationOf } from '../support/demo-registration.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const START = Date.parse('2026-01-15T10:00:00Z');

let time = START;
let tool: RunningTool;
let placement: Placement;
/** The service's own, but for tests that ask for much on a busy machine. */
let patient: CourseRosters;
beforeAll(async () => {
  tool = await startTool({ now: () => time });
  patient = withPatience(60_000);
});
beforeEach(async () => {
  time = START;
  tool.lms.faults.clear();
  tool.lms.calls.clear();
  await tool.services.store.collection(rostersDefinition).removeWhere({});
  placement = await opened();
});
afterAll(() => tool.stop());

/** The placement of the link, after a teacher opened it. */
async function opened(): Promise<Placement> {
  await tool.enter(tool.browser(), { link: 'decouverte', person: 'helene.morvan' });
  const [found] = await tool.services.store.collection(placementsDefinition).find({});
  if (found === undefined) throw new Error('no placement');
  return found.doc;
}

const subOf = (person: string) => tool.lms.platform.person(person).sub;
const asked = () => tool.lms.calls.list().map(({ path }) => path);
const visit = () => patient.visit(placement);

async function visited(): Promise<Roster> {
  const seen = await visit();
  if (seen?.roster === undefined) throw new Error('no roster');
  return seen.roster;
}

const memberIn = (roster: Roster, person: string) =>
  roster.members.find(({ subject }) => subject === subOf(person));

/** Another composition of the same parts, for what the service's own cannot be told. */
function withPatience(patience: number): CourseRosters {
  const { store, lti, grades } = tool.services;
  return courseRosters({
    rosters: rosters(store),
    registrations: lti.registrations,
    client: grades.client,
    now: () => time,
    patience,
  });
}

describe('a visit', () => {
  it('reads the course’s list for the link, with groups and their names', async () => {
    const roster = await visited();
    expect(asked()).toEqual([
      '/services/course/ifsi-soins-s1/groups',
      '/services/course/ifsi-soins-s1/sets',
      '/services/course/ifsi-soins-s1/members?rlid=decouverte&groups=true',
    ]);
    expect(roster.readAt).toBe(time);
    expect(roster.members).toHaveLength(9);
    expect(memberIn(roster, 'helene.morvan')).toMatchObject({ role: 'teacher', name: 'Hélène Morvan' });
    expect(memberIn(roster, 'camille.arnoult')).toMatchObject({ role: 'learner', groups: ['td-a'] });
    expect(memberIn(roster, 'sans-nom')).not.toHaveProperty('name');
    expect(roster.groups).toContainEqual({ id: 'td-a', name: 'TD A', set: 'Groupes de TD' });
    expect(JSON.stringify(roster)).not.toContain('@');
  });

  it('keeps nobody’s identity: who never came has no learner id', async () => {
    await visited();
    expect(
      await tool.services.sitting.learners.findSubject(placement.registrationId, subOf('noe.lanvaux')),
    ).toBe(undefined);
  });

  it('asks again after four hours only, and then what changed', async () => {
    await visited();
    time += 3 * HOUR;
    tool.lms.calls.clear();
    await visited();
    expect(asked()).toEqual([]);
    time += 2 * HOUR;
    tool.lms.enrolments.setStatus(subOf('mariam.sissoko'), 'Inactive');
    const [added] = tool.lms.enrolments.addPeople(1);
    const roster = await visited();
    expect(asked().filter((path) => path.includes('/members'))).toEqual([
      expect.stringContaining('since=') as string,
    ]);
    expect(memberIn(roster, 'mariam.sissoko')).toBeUndefined();
    expect(roster.members.find(({ subject }) => subject === added?.sub)).toMatchObject({ since: time });
    expect(memberIn(roster, 'camille.arnoult')).not.toHaveProperty('since');
    tool.lms.enrolments.setStatus(subOf('mariam.sissoko'), 'Active');
  });

  it('reads the whole list once a day, whatever the differences say', async () => {
    await visited();
    time += 25 * HOUR;
    tool.lms.calls.clear();
    await visited();
    expect(asked().some((path) => path.includes('since='))).toBe(false);
  });

  it('reads the whole list where the platform no longer tells the differences', async () => {
    const roster = await visited();
    const { store } = tool.services;
    await rosters(store).keep({ ...roster, differences: `${tool.lms.origin}/services/gone` });
    time += 5 * HOUR;
    const next = await visited();
    expect(next).toMatchObject({ readAt: time, wholeAt: time });
  });

  it('asks once for two pages opened at the same moment', async () => {
    await Promise.all([visit(), visit(), visit()]);
    expect(asked().filter((path) => path.includes('/members'))).toHaveLength(1);
  });

  it('does without groups where they cannot be had', async () => {
    tool.lms.faults.turnOn('service-error', { only: 'groups' });
    expect(await visited()).toMatchObject({
      groups: [],
      members: expect.any(Array) as unknown[],
      readAt: time,
    });
  });

  it('asks for the whole course where the platform gives no list of the link', async () => {
    tool.lms.faults.turnOn('members-rlid-refused');
    expect((await visited()).members.length).toBeGreaterThanOrEqual(9);
  });

  it.each(['moodle-link-headers', 'lists-paged'] as const)('follows pages: %s', async (fault) => {
    tool.lms.faults.turnOn(fault, { pageSize: 2 });
    expect((await visited()).members.length).toBeGreaterThanOrEqual(9);
  });
});

describe('what goes wrong', () => {
  it.each([
    ['service-error', { status: 503 }, 'unavailable'],
    ['service-error', { status: 403 }, 'refused'],
    ['token-endpoint-down', { status: 503 }, 'unavailable'],
    ['token-endpoint-down', { status: 400 }, 'refused'],
    ['members-malformed', {}, 'malformed'],
    ['members-huge', { megabytes: 17 }, 'malformed'],
    ['members-endless', {}, 'malformed'],
  ] as const)('%s %j: the old list stays, and the page says: %s', async (fault, settings, problem) => {
    const before = await visited();
    tool.lms.platform.revokeAccessTokens();
    tool.lms.faults.turnOn(fault, settings);
    time += 5 * HOUR;
    const roster = await visited();
    expect(roster).toEqual({ ...before, triedAt: time, problem });
  });

  it('leaves a platform that failed alone for five minutes; the button does not', async () => {
    tool.lms.faults.turnOn('service-error', { only: 'members' });
    expect(await visited()).toMatchObject({ members: [], problem: 'unavailable' });
    tool.lms.faults.clear();
    tool.lms.calls.clear();
    time += 4 * MINUTE;
    expect(await visited()).toMatchObject({ members: [], problem: 'unavailable' });
    expect(asked()).toEqual([]);
    const refreshed = await patient.refresh(placement);
    expect(refreshed?.roster).not.toHaveProperty('problem');
    expect(refreshed?.roster?.readAt).toBe(time);
  });

  it('follows no page to another server', async () => {
    tool.lms.faults.turnOn('members-next-elsewhere');
    expect((await visited()).members).toHaveLength(1);
  });

  it('does not wait for a platform that takes its time, and has its list at a later visit', async () => {
    tool.lms.faults.turnOn('service-slow', { only: 'members', delayMs: 300, times: 1 });
    const impatient = withPatience(1);
    expect(await impatient.visit(placement)).toEqual({ roster: undefined, underway: true });
    expect((await visited()).members.length).toBeGreaterThanOrEqual(9);
  });
});

describe('nobody is asked', () => {
  it('where the launch does not say where the list is', async () => {
    const without = { ...placement, roster: {} };
    expect(await patient.visit(without)).toBeUndefined();
    expect(await patient.refresh(without)).toBeUndefined();
    expect(asked()).toEqual([]);
  });

  it('where the registration was not granted the scope', async () => {
    const registration = await registrationOf(tool);
    const found = await tool.services.lti.registrations.get(registration.id);
    const version = found?.version ?? 0;
    await tool.services.lti.registrations.update({ ...registration, scopes: [] }, version);
    expect(await visit()).toBeUndefined();
    expect(asked()).toEqual([]);
    await tool.services.lti.registrations.update(registration, version + 1);
  });
});

it('is forgotten thirty days after it was last read, however often it was asked for since', async () => {
  await visited();
  tool.lms.faults.turnOn('service-error', { only: 'members' });
  time += 29 * DAY;
  await visited();
  await purge(tool.services);
  const stored = tool.services.store.collection(rostersDefinition);
  expect(await stored.count({})).toBe(1);
  time += 2 * DAY;
  await purge(tool.services);
  expect(await stored.count({})).toBe(0);
});
