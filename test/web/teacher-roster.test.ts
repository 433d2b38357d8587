import { rostersDefinition } from '../../src/sittings/rosters.js';
import type { Answer } from '../support/test-browser.js';
import type { RunningTool } from '../support/tool.js';
import {
  begin,
  finish,
  newLink,
  startSmallTool,
  stranger,
  textOf,
  visit,
  type Visitor,
} from './support/small-tool.js';

const HOUR = 3_600_000;

let time = Date.parse('2026-01-15T10:00:00Z');
let tool: RunningTool;
beforeAll(async () => {
  tool = await startSmallTool({ now: () => time });
});
beforeEach(() => tool.lms.faults.clear());
afterAll(() => tool.stop());

const asTeacher = (link: string): Promise<Visitor> => visit(tool, { link, person: 'helene.morvan' });
const subOf = (person: string) => tool.lms.platform.person(person).sub;

/** The text of each row's head: who it is, and what is marked beside the name. */
const headsOf = ({ text }: Answer) =>
  [...text.matchAll(/<th scope="row">(.*?)<\/th>/gs)].map(([, cell = '']) =>
    cell
      .replace(/<[^>]+>/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );

/** An activity where Camille has finished, Noé has begun, and nobody else has come. */
async function oneOfSeven(): Promise<{ link: string; teacher: Visitor }> {
  const link = await newLink(tool, { path: 'libre' });
  await finish(await visit(tool, { link }));
  await begin(await visit(tool, { link, person: 'noe.lanvaux' }));
  time += 1_000;
  return { link, teacher: await asTeacher(link) };
}

describe('the list of the course', () => {
  it('shows who has not begun beside who has, and no teacher', async () => {
    const { teacher } = await oneOfSeven();
    const page = await teacher.get();
    const text = textOf(page);
    expect(text).toContain('Sur 7 personnes : 1 a terminé, 1 en cours, 5 n’ont pas commencé.');
    expect(text).toContain('Liste du cours lue à l’instant.');
    expect(headsOf(page)).toEqual([
      'Apolline Ferreri',
      'Camille Arnoult',
      'Inès Delahaye',
      'Mariam Sissoko',
      'Noé Lanvaux',
      'Thibault Kervadec',
      'Sans nom',
    ]);
  });

  it('filters who has not begun, and links to nobody who never came', async () => {
    const { teacher } = await oneOfSeven();
    const page = await teacher.get('?status=not-begun');
    expect(headsOf(page)).toHaveLength(5);
    expect(page.text).not.toContain('/learners/');
    expect(page.text).toContain('<option value="not-begun" selected>');
    expect(headsOf(await teacher.get('?status=finished'))).toEqual(['Camille Arnoult']);
  });

  it('filters by a group of the course', async () => {
    const { teacher } = await oneOfSeven();
    const page = await teacher.get('?group=td-a');
    expect(headsOf(page)).toEqual(['Camille Arnoult', 'Noé Lanvaux', 'Thibault Kervadec', 'Sans nom']);
    expect(page.text).toContain('<optgroup label="Groupes de TD">');
    expect(page.text).toContain('<option value="td-a" selected>TD A</option>');
    expect(headsOf(await teacher.get('?group=inconnu'))).toEqual([]);
    expect(headsOf(await teacher.get('?group=td-a&status=not-begun'))).toHaveLength(2);
  });

  it('keeps the results of who left, marks them, and counts them apart', async () => {
    const { link, teacher } = await oneOfSeven();
    await finish(await visit(tool, { link, ...stranger('gone', { name: 'Yann Disparu' }) }));
    expect(headsOf(await teacher.get())).toContain('Yann Disparu');
    time += 5 * HOUR;
    const later = await asTeacher(link);
    const page = await later.get();
    expect(headsOf(page)).toContain('Yann Disparu a quitté le cours');
    expect(textOf(page)).toContain('1 personne a quitté le cours.');
    expect(textOf(page)).toContain('Sur 7 personnes : 1 a terminé');
    expect(headsOf(await later.get('?status=left'))).toHaveLength(1);
  });

  it('marks who came into the course since, for a week', async () => {
    const { link, teacher } = await oneOfSeven();
    await teacher.get();
    const [added] = tool.lms.enrolments.addPeople(1);
    time += 5 * HOUR;
    const name = `${added?.givenName ?? ''} ${added?.familyName ?? ''}`;
    expect(headsOf(await (await asTeacher(link)).get())).toContain(`${name} arrivée récente`);
    time += 7 * 24 * HOUR;
    expect(headsOf(await (await asTeacher(link)).get())).toContain(name);
    tool.lms.enrolments.setStatus(added?.sub ?? '', 'Deleted');
  });

  it('is read again on demand', async () => {
    const { teacher } = await oneOfSeven();
    const page = await teacher.get();
    tool.lms.enrolments.setStatus(subOf('mariam.sissoko'), 'Inactive');
    expect(headsOf(await teacher.get())).toContain('Mariam Sissoko');
    const sent = await teacher.send(page, '/roster');
    expect([sent.status, sent.location]).toEqual([303, teacher.base]);
    expect(headsOf(await teacher.get())).not.toContain('Mariam Sissoko');
    tool.lms.enrolments.setStatus(subOf('mariam.sissoko'), 'Active');
  });

  it('takes nobody for another who bears the same name', async () => {
    const { link } = await oneOfSeven();
    await begin(await visit(tool, { link, ...stranger('other', { name: 'Inès Delahaye' }) }));
    const page = await (await asTeacher(link)).get('?name=delahaye');
    expect(headsOf(page)).toEqual(['Inès Delahaye', 'Inès Delahaye']);
  });

  it('shows names as text, whatever they are', async () => {
    const link = await newLink(tool);
    const name = '<img src=x onerror=alert(1)>';
    const person = { id: 'x', sub: 'x', role: 'learner', givenName: name, familyName: 'X' } as const;
    tool.lms.enrolments.add([person]);
    const page = await (await asTeacher(link)).get();
    tool.lms.enrolments.setStatus('x', 'Deleted');
    expect(page.text).not.toContain('<img src=x');
    expect(page.text).toContain('&lt;img src=x');
  });
});

describe('without the list', () => {
  it('says so where the platform does not give it', async () => {
    tool.lms.faults.turnOn('nrps-absent');
    const page = await (await asTeacher(await newLink(tool))).get();
    expect(textOf(page)).toContain('Votre LMS ne donne pas la liste du cours');
    expect(page.text).not.toContain('/roster"');
  });

  it.each([
    ['service-error', { only: 'members' }, 'votre LMS ne répond pas'],
    ['token-endpoint-down', { status: 400 }, 'Votre LMS refuse de donner la liste du cours'],
    ['members-malformed', {}, 'votre LMS en a envoyé une qui est illisible'],
  ] as const)('says why it is the old one: %s', async (fault, settings, words) => {
    const { link, teacher } = await oneOfSeven();
    await teacher.get();
    tool.lms.platform.revokeAccessTokens();
    tool.lms.faults.turnOn(fault, settings);
    time += 5 * HOUR;
    const page = await (await asTeacher(link)).get();
    expect(page.status).toBe(200);
    expect(textOf(page)).toContain(words);
    expect(textOf(page)).toContain('Liste du cours lue il y a 5 heures.');
    expect(headsOf(page)).toHaveLength(7);
  });
});

it('learners neither see nor refresh the list', async () => {
  const { link } = await oneOfSeven();
  const learner = await visit(tool, { link, person: 'ines.delahaye' });
  const start = await learner.get();
  expect(start.text).not.toContain('Kervadec');
  expect((await learner.send(start, '/roster')).status).toBe(404);
  for (const path of ['/roster', '/participations.csv', '?status=not-begun']) {
    expect((await learner.get(path)).text).not.toContain('Kervadec');
  }
});

it('5,000 members are on the page within three seconds of its request', async () => {
  const link = await newLink(tool, { path: 'libre' });
  const added = tool.lms.enrolments.addPeople(5_000);
  const teacher = await visit(tool, { link, person: 'helene.morvan' });
  const begun = performance.now();
  const page = await teacher.get();
  const seconds = (performance.now() - begun) / 1_000;
  expect(textOf(page)).toContain('5 007 n’ont pas commencé');
  expect(seconds).toBeLessThan(3);
  for (const { sub } of added) tool.lms.enrolments.setStatus(sub, 'Deleted');
  expect(await tool.services.store.collection(rostersDefinition).count({})).toBeGreaterThan(0);
}, 20_000);
