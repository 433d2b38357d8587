import type { Claims } from '../../../src/demo-lms/platform/launch-claims.js';
import { CLAIM } from '../../../src/demo-lms/names.js';
import { startTool, type RunningTool } from '../../support/tool.js';
import { launchRecordsOf } from '../support/refusals.js';

let tool: RunningTool;
beforeAll(async () => {
  tool = await startTool();
});
afterAll(() => tool.stop());

const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';
const INSTITUTION = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#';
const PERSONAL = ['name', 'given_name', 'family_name', 'middle_name', 'picture', 'email', 'locale'];

const EMAIL = { email: 'a.bernard@ifsi.example' };
const NAMES = { name: 'Alix Bernard', given_name: 'Alix', family_name: 'Bernard' };

function stripped(good: Claims): Claims {
  return Object.fromEntries(Object.entries(good).filter(([name]) => !PERSONAL.includes(name)));
}

type Variant = readonly [string, (good: Claims) => Claims];

/** Certification Guide 1.3, sections 6.1.2 and 6.1.3: the same nine for a teacher and for a student. */
function variants(role: string, many: readonly string[]): { grantsRole: Variant[]; grantsNone: Variant[] } {
  const full = (good: Claims): Claims => ({
    ...good,
    ...NAMES,
    ...EMAIL,
    [CLAIM.roles]: [MEMBERSHIP + role],
  });
  return {
    grantsRole: [
      ['Valid Launch', full],
      ['Valid Launch with Roles', (good) => ({ ...full(good), [CLAIM.roles]: many })],
      ['Valid Launch Short Role', (good) => ({ ...full(good), [CLAIM.roles]: [role] })],
      ['Valid Launch Email Only', (good) => ({ ...stripped(full(good)), ...EMAIL })],
      ['Valid Launch Names Only', (good) => ({ ...stripped(full(good)), ...NAMES })],
      ['Valid Launch No PII', (good) => stripped(full(good))],
      [
        'Valid Launch Email Without Context',
        (good) => ({ ...stripped(full(good)), ...EMAIL, [CLAIM.context]: undefined }),
      ],
    ],
    grantsNone: [
      [
        'Valid Launch Unknown Role',
        (good) => ({
          ...full(good),
          [CLAIM.roles]: ['http://purl.imsglobal.org/vocab/lis/v2/unknown#Helper'],
        }),
      ],
      ['Valid Launch No Role', (good) => ({ ...full(good), [CLAIM.roles]: [] })],
    ],
  };
}

async function land(person: string, claims: (good: Claims) => Claims): Promise<string | undefined> {
  const before = (await launchRecordsOf(tool)).length;
  const browser = tool.browser();
  const page = await browser.get(await tool.enter(browser, { person, forgery: { claims } }));
  expect(page.status).toBe(200);
  const records = await launchRecordsOf(tool);
  expect(records).toHaveLength(before + 1);
  return page.view;
}

describe('accepts from a teacher', () => {
  const { grantsRole, grantsNone } = variants('Instructor', [
    `${MEMBERSHIP}Instructor`,
    `${INSTITUTION}Faculty`,
    'http://purl.imsglobal.org/vocab/lis/v2/membership/Instructor#Lecturer',
  ]);

  it.each(grantsRole)('%s', async (_name, claims) => {
    expect(await land('helene.morvan', claims)).toBe('teacher-home');
  });

  it.each(grantsNone)('%s, who then may take the path and sees nobody else', async (_name, claims) => {
    expect(await land('helene.morvan', claims)).toBe('learner-start');
  });
});

describe('accepts from a student', () => {
  const { grantsRole, grantsNone } = variants('Learner', [
    `${MEMBERSHIP}Learner`,
    `${INSTITUTION}Student`,
    'http://purl.imsglobal.org/vocab/lis/v2/membership/Learner#NonCreditLearner',
  ]);

  it.each([...grantsRole, ...grantsNone])('%s', async (_name, claims) => {
    expect(await land('ines.delahaye', claims)).toBe('learner-start');
  });
});

describe('accepts besides', () => {
  it.each<Variant>([
    ['a resource link never seen before', (good) => ({ ...good, [CLAIM.resourceLink]: { id: 'new-link' } })],
    ['a launch without services', (good) => ({ ...good, [CLAIM.ags]: undefined, [CLAIM.nrps]: undefined })],
    ['claims that it does not know', (good) => ({ ...good, 'https://example.org/claim': { a: [1, null] } })],
    [
      'decorations that are not what they should be',
      (good) => ({ ...good, name: { first: 'Alix' }, locale: 12, [CLAIM.launchPresentation]: 'window' }),
    ],
    [
      'optional claims that are null or blank',
      (good) => ({ ...good, azp: null, name: '', email: null, [CLAIM.context]: null, [CLAIM.custom]: null }),
    ],
    [
      'optional claims that hold unresolved variables',
      (good) => ({ ...good, name: '$Person.name.full', [CLAIM.custom]: { path: '$Custom.path' } }),
    ],
    [
      'custom parameters that no database can hold, or that are endless',
      (good) => ({ ...good, [CLAIM.custom]: { prescription: 'a\ud800b', path: 'x'.repeat(5_000) } }),
    ],
  ])('%s', async (_name, claims) => {
    expect(await land('ines.delahaye', claims)).toBe('learner-start');
  });
});

it('records an accepted launch with its registration and its role, and names nobody', async () => {
  await land('camille.arnoult', (good) => good);
  const { platform } = tool.lms;
  const record = (await launchRecordsOf(tool)).find(({ outcome }) => outcome === 'accepted');
  const [registration] = await tool.services.lti.registrations.list();
  expect(record).toMatchObject({ registrationId: registration?.id, outcome: 'accepted' });
  const { sub, familyName = '' } = platform.person('camille.arnoult');
  const written = JSON.stringify(await launchRecordsOf(tool));
  expect(written).not.toContain(sub);
  expect(written).not.toContain(familyName);
});
