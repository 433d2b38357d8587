import { CLAIM } from '../../../src/demo-lms/names.js';
import { openEdxRoles } from '../../../src/lti/platforms/open-edx.js';
import { startTool, type RunningTool } from '../../support/tool.js';
import { withClaims } from '../support/forgeries.js';
import { registrationOf } from '../support/demo-registration.js';
import { sessionOf } from '../support/session-of.js';

const PERSON = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#';
const SYSTEM = 'http://purl.imsglobal.org/vocab/lis/v2/system/person#';
const CONTEXT = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';

let tool: RunningTool;
beforeAll(async () => {
  tool = await startTool();
});
afterAll(() => tool.stop());

async function become(family: string): Promise<void> {
  const { registrations } = tool.services.lti;
  const found = await registrations.get((await registrationOf(tool)).id);
  if (found !== undefined) await registrations.update({ ...found.doc, family }, found.version);
}

async function roleWith(roles: readonly string[]): Promise<string> {
  const browser = tool.browser();
  await tool.enter(browser, { forgery: withClaims({ [CLAIM.roles]: roles }) });
  return (await sessionOf(tool, browser)).role;
}

/** What releases before 11.1.0 send for the four roles that somebody can have in a course. */
const OLD = {
  staff: [`${SYSTEM}Administrator`, `${PERSON}Instructor`, `${PERSON}Student`],
  instructor: [`${PERSON}Instructor`, `${PERSON}Student`],
  student: [`${PERSON}Student`],
  guest: [`${PERSON}Student`],
} as const;

describe('of an Open edX that has no names for roles in the course', () => {
  beforeAll(() => become('open-edx'));

  it.each([
    ['staff', 'teacher'],
    ['instructor', 'teacher'],
    ['student', 'learner'],
    ['guest', 'learner'],
  ] as const)('the course’s %s is a %s', async (name, role) => {
    expect(await roleWith(OLD[name])).toBe(role);
  });

  it('an administrator of the platform alone is no teacher', async () => {
    expect(await roleWith([`${SYSTEM}Administrator`])).toBe('learner');
  });

  it('nobody’s roles are nobody’s', async () => {
    expect(await roleWith([])).toBe('learner');
  });
});

it('a newer Open edX, which says the role in the course, is taken at its word', async () => {
  await become('open-edx');
  expect(await roleWith([`${PERSON}Instructor`, `${CONTEXT}Learner`])).toBe('learner');
  expect(await roleWith([`${PERSON}Student`, `${CONTEXT}Instructor`])).toBe('teacher');
});

it.each(['moodle', 'canvas', 'other', 'parcours-demo-lms', 'constructor', '__proto__'])(
  'of %s, a role in the institution gives nothing in the course',
  async (family) => {
    await become(family);
    expect(await roleWith(OLD.staff)).toBe('learner');
  },
);

it('names of every object are names of no role', () => {
  expect(openEdxRoles(['constructor', '__proto__', 'toString'])).toEqual([
    'constructor',
    '__proto__',
    'toString',
  ]);
});
