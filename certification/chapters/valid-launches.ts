import { CLAIM } from '../../src/demo-lms/names.js';
import type { Claims } from '../../src/demo-lms/platform/launch-claims.js';
import { found, type ChapterResult, type Finding } from '../findings.js';
import { launch } from '../launch.js';
import type { Stage } from '../stage.js';

const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';
const INSTITUTION = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#';

interface Role {
  readonly short: string;
  readonly several: readonly string[];
}

type Change = (good: Claims, role: Role) => Claims;

const PERSONAL = ['name', 'given_name', 'family_name', 'email'] as const;

function without(good: Claims, ...names: readonly string[]): Claims {
  return Object.fromEntries(Object.entries(good).filter(([name]) => !names.includes(name)));
}

const email: Change = (good) => ({ ...without(good, ...PERSONAL), email: 'somebody@lms.example' });

/** Claims of these beyond the core are not needed to open a link. */
const BEYOND = [
  CLAIM.context,
  CLAIM.custom,
  CLAIM.ags,
  CLAIM.nrps,
  CLAIM.launchPresentation,
  CLAIM.toolPlatform,
];

/** By the guide's own names (certification guide 1.3, sections 6.1.2 and 6.1.3); last those of its draft. */
const VALID: readonly (readonly [name: string, change: Change])[] = [
  ['Launch', (good) => good],
  ['Launch with Roles', (good, { several }) => ({ ...good, [CLAIM.roles]: [...several] })],
  ['Launch Short Role', (good, { short }) => ({ ...good, [CLAIM.roles]: [short] })],
  ['Launch Unknown Role', (good) => ({ ...good, [CLAIM.roles]: [`${MEMBERSHIP}UnknownRole`] })],
  ['Launch No Role', (good) => ({ ...good, [CLAIM.roles]: [] })],
  ['Launch Email Only', email],
  [
    'Launch Names Only',
    (good) => ({
      ...without(good, 'email'),
      name: 'Alex Durand',
      given_name: 'Alex',
      family_name: 'Durand',
    }),
  ],
  ['Launch No PII', (good) => without(good, ...PERSONAL)],
  ['Launch Email Without Context', (good, role) => without(email(good, role), CLAIM.context)],
];

const ONLY_RESOURCE_LINK: Change = (good) => without(good, ...BEYOND, ...PERSONAL);

async function validLaunches(
  stage: Stage,
  link: string,
  {
    noun,
    person,
    role,
    tests,
  }: {
    readonly noun: string;
    readonly person: string;
    readonly role: Role;
    readonly tests: typeof VALID;
  },
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [name, change] of tests) {
    const forgery = { claims: (good: Claims) => change(good, role) };
    const { accepted, why, proof } = await launch(stage, { link, person, forgery });
    findings.push(found(`Valid ${noun} ${name}`, accepted, why, proof));
  }
  return findings;
}

/** A link that the platform has just made: nobody has opened it. */
async function newLink({ lms, tool }: Stage, id: string): Promise<string> {
  await lms.platform.addLink({ id, title: `Link ${id}`, custom: { ...tool.custom } });
  return id;
}

export async function teacherLaunches(stage: Stage, link: string): Promise<ChapterResult> {
  const role = {
    short: 'Instructor',
    several: [`${MEMBERSHIP}Instructor`, `${INSTITUTION}Faculty`, `${MEMBERSHIP}ContentDeveloper`],
  };
  const teacher = { noun: 'Instructor', person: 'helene.morvan', role };
  const findings = await validLaunches(stage, link, { ...teacher, tests: VALID });
  const fresh = await newLink(stage, 'certification-teacher');
  const last = await validLaunches(stage, fresh, {
    ...teacher,
    tests: [['Launch New resource_link_id', (good) => good]],
  });
  return { section: '6.1.2', title: 'Valid teacher launches', findings: [...findings, ...last] };
}

export async function studentLaunches(stage: Stage, link: string): Promise<ChapterResult> {
  const role = {
    short: 'Learner',
    several: [`${MEMBERSHIP}Learner`, `${INSTITUTION}Student`, `${MEMBERSHIP}Mentor`],
  };
  const student = { noun: 'Student', person: 'camille.arnoult', role };
  const tests = [...VALID, ['Launch Only Resource Link', ONLY_RESOURCE_LINK] as const];
  const findings = await validLaunches(stage, link, { ...student, tests });
  const fresh = await newLink(stage, 'certification-student');
  const last = await validLaunches(stage, fresh, {
    ...student,
    tests: [['Launch New resource_link_id', (good) => good]],
  });
  return { section: '6.1.3', title: 'Valid student launches', findings: [...findings, ...last] };
}
