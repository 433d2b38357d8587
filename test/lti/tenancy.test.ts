import { CLAIM } from '../../src/demo-lms/names.js';
import type { Person } from '../../src/demo-lms/course/people.js';
import type { Identity } from '../../src/sittings/learners.js';
import { begin, finish, newLink, sessionOf, startSmallTool, visit } from '../web/support/small-tool.js';
import type { RunningTool } from '../support/tool.js';
import { withClaims } from './support/forgeries.js';
import { registrationOf } from './support/demo-registration.js';

let tool: RunningTool;
let camille: Person;
beforeAll(async () => {
  tool = await startSmallTool();
  camille = tool.lms.platform.person('camille.arnoult');
});
afterAll(() => tool.stop());

/** Makes the demo LMS one client id for two institutions, or one institution with two deployments. */
async function become(tenancy: 'registration' | 'deployment', ...deploymentIds: string[]): Promise<void> {
  const { registrations, deployments } = tool.services.lti;
  const found = await registrations.get((await registrationOf(tool)).id);
  if (found === undefined) throw new Error('no registration');
  const registration = { ...found.doc, tenancy };
  await registrations.update(registration, found.version);
  for (const id of deploymentIds) await deployments.approve(registration, id, 0);
}

async function launched(deployment: string, link = 'positionnement') {
  const visitor = await visit(tool, { link, forgery: withClaims({ [CLAIM.deploymentId]: deployment }) });
  const session = await sessionOf(tool, visitor);
  const identity = await tool.services.sitting.learners.find(session.learnerId);
  if (identity === undefined) throw new Error('nobody');
  return { visitor, session, identity };
}

const institutionOf = ({ institutionId }: Identity) => tool.services.lti.institutions.get(institutionId);

describe('where deployments are the tenants', () => {
  beforeAll(() => become('deployment', 'nord', 'sud'));

  it('the same subject in two of them is two people, of two institutions', async () => {
    const [north, south] = [await launched('nord'), await launched('sud')];
    expect(north.identity.subject).toBe(south.identity.subject);
    expect(north.identity.learnerId).not.toBe(south.identity.learnerId);
    expect(north.session.placementId).not.toBe(south.session.placementId);
    expect(await institutionOf(north.identity)).toMatchObject({
      name: expect.stringMatching(/^localhost:\d+ · nord$/) as string,
    });
    expect(south.session.institutionId).not.toBe(north.session.institutionId);
    expect(north.session.institutionId).toBe(north.identity.institutionId);
  });

  it('somebody is known again in theirs', async () => {
    const [first, again] = [await launched('nord'), await launched('nord')];
    expect(again.identity.learnerId).toBe(first.identity.learnerId);
  });

  it('what one began is not begun in the other', async () => {
    const link = await newLink(tool);
    await begin((await launched('nord', link)).visitor);
    const there = await launched('sud', link);
    expect((await there.visitor.get('/item')).location).toBe(there.visitor.base);
  });

  it('a grade reaches the person that the platform knows', async () => {
    const link = await newLink(tool);
    await finish((await launched('sud', link)).visitor);
    await tool.deliverGrades();
    const column = tool.lms.gradebook.columnOf(link);
    expect(tool.lms.gradebook.grade(column?.id ?? '', camille.id)?.score).toBe(100);
  });

  it('a teacher who looks at somebody’s work sees that of their own institution', async () => {
    const link = await newLink(tool);
    const [north] = [await launched('nord', link), await launched('sud', link)];
    const browser = tool.browser();
    const { location = '' } = await browser.get(
      tool.lms.platform.loginUrl(link, 'helene.morvan', {
        messageType: 'LtiSubmissionReviewRequest',
        forUserId: camille.id,
      }),
    );
    const form = tool.lms.platform.forge.launchForm(location, withClaims({ [CLAIM.deploymentId]: 'nord' }));
    const { location: review = '' } = await browser.post('/lti/launch', { ...form });
    const session = await sessionOf(tool, { ...north.visitor, base: review.replace(/\/review$/, '') });
    expect(session.reviewOf).toBe(north.identity.learnerId);
  });
});

describe('where the registration is the tenant', () => {
  beforeAll(() => become('registration', 'est', 'ouest'));

  it('the same subject in two deployments is one person, of one institution', async () => {
    const [east, west] = [await launched('est'), await launched('ouest')];
    expect(west.identity.learnerId).toBe(east.identity.learnerId);
    expect(west.session.institutionId).toBe(east.session.institutionId);
  });
});
