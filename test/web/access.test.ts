import type { DemoLms } from '../../src/demo-lms/create-demo-lms.js';
import { startDemoLms } from '../../src/demo-lms/start-demo-lms.js';
import type { Answer } from '../support/test-browser.js';
import type { RunningTool } from '../support/tool.js';
import {
  begin,
  claiming,
  finish,
  newLink,
  sessionOf,
  startSmallTool,
  textOf,
  visit,
  visitorAt,
  type Visitor,
} from './support/small-tool.js';

const ROLES = 'https://purl.imsglobal.org/spec/lti/claim/roles';
const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2/membership';

let tool: RunningTool;
beforeAll(async () => {
  tool = await startSmallTool();
});
afterAll(() => tool.stop());

describe('a learner', () => {
  let learner: Visitor;
  beforeAll(async () => {
    const link = await newLink(tool, { path: 'libre' });
    await finish(await visit(tool, { link, person: 'ines.delahaye' }));
    learner = await visit(tool, { link });
    await begin(learner);
  });

  const showsNobodyElse = (page: Answer) => {
    expect(page.text).not.toMatch(/Inès|Delahaye|ines\.delahaye|9b3e5d17/);
  };

  it.each(['/try', '/try/item', '/try/results', '/path', '/people', '/participations.csv', '/learners/x'])(
    'does not reach %s: there is no such page for them',
    async (path) => {
      const page = await learner.get(path);
      expect(page.status).toBe(404);
      expect(textOf(page)).toContain('Revenez à votre cours et cliquez de nouveau sur l’activité.');
      showsNobodyElse(page);
    },
  );

  it.each(['/try/start', '/try/item', '/path', '/roster'])('sends nothing to %s', async (path) => {
    const sent = await learner.send(await learner.get('/item'), path, { path: 'examen', answer: 'a' });
    expect(sent.status).toBe(404);
    showsNobodyElse(sent);
  });

  it('gets their own pages whatever a teacher’s query says', async () => {
    const page = await learner.get('?sort=name&order=asc&status=finished&name=a');
    expect(page.view).toBe('learner-start');
    showsNobodyElse(page);
  });

  it('sees on no page of theirs that others are there', async () => {
    for (const path of ['', '/item', '/results']) showsNobodyElse(await learner.get(path));
  });

  it('does not enter a teacher’s launch by its address', async () => {
    const teacher = await visit(tool, { link: 'positionnement', person: 'helene.morvan' });
    const page = await learner.browser.get(teacher.base);
    expect([page.status, page.view]).toEqual([401, 'session-ended']);
    expect(textOf(page)).toContain('quand une autre personne ouvre Parcours dans ce navigateur');
    expect(page.text).not.toContain('Morvan');
  });

  it.each([
    ['no roles', []],
    ['an unknown role', ['http://example.com/role#Wizard']],
    [
      'a role of the institution alone',
      ['http://purl.imsglobal.org/vocab/lis/v2/institution/person#Instructor'],
    ],
    ['a role of the system alone', ['http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator']],
    ['a mentor’s role', [`${MEMBERSHIP}#Mentor`]],
    ['a content developer’s role', [`${MEMBERSHIP}#ContentDeveloper`]],
  ])('is who comes with %s', async (_name, roles) => {
    const link = await newLink(tool);
    const visitor = await visit(tool, { link, person: 'helene.morvan', ...claiming({ [ROLES]: roles }) });
    expect((await visitor.get()).view).toBe('learner-start');
  });

  it.each([
    [['Instructor']],
    [[`${MEMBERSHIP}#Administrator`]],
    [[`${MEMBERSHIP}/Instructor#TeachingAssistant`]],
  ])('is not who comes with %j', async (roles) => {
    const visitor = await visit(tool, { link: await newLink(tool), ...claiming({ [ROLES]: roles }) });
    expect((await visitor.get()).view).toBe('teacher-home');
  });
});

describe('another institution', () => {
  let other: DemoLms;
  beforeAll(async () => {
    other = await startDemoLms({ toolOrigin: tool.url });
    const token = await tool.services.lti.invitations.invite({ autoApprove: true, demo: true });
    await other.register(`${tool.url}/lti/register?invite=${token}`);
    // Its course has people of the same names: what is shown of them must come from nowhere else.
    other.faults.turnOn('nrps-absent');
  });
  afterAll(() => other.close());

  /** A launch from the other LMS. */
  async function fromElsewhere(link: string, person: string): Promise<Visitor> {
    const browser = tool.browser();
    const { location = '' } = await browser.get(other.platform.loginUrl(link, person));
    const launched = await browser.post('/lti/launch', { ...other.platform.forge.launchForm(location) });
    expect(launched.status).toBe(303);
    return visitorAt(browser, launched.location ?? '');
  }

  it('has its own placement of a link with the same id: its teacher sees nobody of ours', async () => {
    const learner = await visit(tool, { link: 'positionnement' });
    await begin(learner);
    const teacher = await fromElsewhere('positionnement', 'helene.morvan');
    const page = await teacher.get();
    expect(page.view).toBe('teacher-home');
    expect(textOf(page)).toContain('Personne n’a encore commencé.');
    expect(page.text).not.toContain('Arnoult');
    const [mine, theirs] = [await sessionOf(tool, learner), await sessionOf(tool, teacher)];
    expect(theirs.placementId).not.toBe(mine.placementId);
    expect(theirs.institutionId).not.toBe(mine.institutionId);
  });

  it('has its own people: the same subject there is somebody else', async () => {
    const mine = await visit(tool, { link: 'positionnement' });
    const theirs = await fromElsewhere('positionnement', 'camille.arnoult');
    expect((await sessionOf(tool, theirs)).learnerId).not.toBe((await sessionOf(tool, mine)).learnerId);
    expect(textOf(await theirs.get())).toContain('Commencer');
  });

  it('binds its own link, and not ours', async () => {
    const teacher = await fromElsewhere('a-preparer', 'helene.morvan');
    await teacher.send(await teacher.get('/workshop'), '/workshop/use', { choice: 'path:soin' });
    const ours = await visit(tool, { link: 'a-preparer', person: 'helene.morvan' });
    expect(textOf(await ours.get())).toContain('Le parcours positionnement');
    expect(textOf(await (await fromElsewhere('a-preparer', 'noe.lanvaux')).get())).toContain(
      'Le parcours soin',
    );
  });

  it('does not enter a launch of ours with a cookie of its own', async () => {
    const ours = await visit(tool, { link: 'positionnement', person: 'helene.morvan' });
    const theirs = await fromElsewhere('positionnement', 'helene.morvan');
    const token = [...theirs.browser.cookies.values()][0] ?? '';
    const thief = tool.browser();
    thief.cookies.set(`__Host-s-${ours.base.slice(3)}`, token);
    expect((await thief.get(ours.base)).status).toBe(401);
  });
});
