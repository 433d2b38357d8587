import { opaqueId } from '../../src/security/opaque-id.js';
import type { Sitting } from '../../src/sittings/sitting.js';
import type { Answer } from '../support/test-browser.js';
import type { RunningTool } from '../support/tool.js';
import {
  answer,
  begin,
  claiming,
  finish,
  newLink,
  rightFields,
  sessionOf,
  sittingOf,
  SKIP,
  startSmallTool,
  stranger,
  textOf,
  visit,
  wrongFields,
  type Visitor,
} from './support/small-tool.js';

let tool: RunningTool;
beforeAll(async () => {
  tool = await startSmallTool();
  // The course's own list has its tests in teacher-roster.test.ts.
  tool.lms.faults.turnOn('nrps-absent');
});
afterAll(() => tool.stop());

const TEACHER = 'helene.morvan';
const asTeacher = (link: string) => visit(tool, { link, person: TEACHER });

/** The cells of each row of the list. */
function rowsOf({ text }: Answer): string[][] {
  const [, body = ''] = /<tbody>(.*?)<\/tbody>/s.exec(text) ?? [];
  return body
    .split('</tr>')
    .filter((row) => row.includes('<td'))
    .map((row) =>
      [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) =>
        cell
          .replace(/<[^>]+>/g, '')
          .replace(/\s+/g, ' ')
          .trim(),
      ),
    );
}

const namesOf = (page: Answer) => rowsOf(page).map(([name]) => name);

/** The address that a column's head leads to. */
function sortLink({ text }: Answer, column: string): string {
  const [, href = ''] = new RegExp(`<th scope="col"[^>]*><a href="([^"]*)">${column}<`).exec(text) ?? [];
  return href.replaceAll('&amp;', '&');
}

describe('the list', () => {
  it('says that nobody has started yet', async () => {
    const page = await (await asTeacher(await newLink(tool))).get();
    expect(page.view).toBe('teacher-home');
    expect(textOf(page)).toContain('Aucune participation, aucune terminée');
    expect(textOf(page)).toContain('Personne n’a encore commencé.');
  });

  it('tells who has started and finished, their levels and grades', async () => {
    const link = await newLink(tool, { path: 'positionnement', title: 'Se situer' });
    const [camille, noe] = [await visit(tool, { link }), await visit(tool, { link, person: 'noe.lanvaux' })];
    await visit(tool, { link, person: 'ines.delahaye' });
    await finish(camille, rightFields);
    await tool.deliverGrades();
    await answer(noe, await begin(noe), SKIP);
    const page = await (await asTeacher(link)).get();
    const text = textOf(page);
    expect(text).toContain('Se situer');
    expect(text).toContain('Cours : Soins infirmiers – semestre 1');
    expect(text).toContain('2 participations, 1 terminée');
    const [first, second, ...others] = rowsOf(page);
    expect(others).toEqual([]);
    expect(first).toEqual([
      'Camille Arnoult',
      'terminé',
      expect.stringMatching(/\d/) as string,
      expect.stringMatching(/\d/) as string,
      expect.stringMatching(/^(Confirmé|Avancé|Expert)$/) as string,
      '100 / 100 arrivée',
      '1',
    ]);
    expect(second).toEqual([
      'Noé Lanvaux',
      'question 2 sur 4',
      expect.stringMatching(/\d/) as string,
      '–',
      '–',
      '–',
      '1',
    ]);
  });

  it('shows a grade on its way, and one that the course has no place for', async () => {
    const link = await newLink(tool, { path: 'positionnement' });
    await finish(await visit(tool, { link }));
    const teacher = await asTeacher(link);
    expect(rowsOf(await teacher.get())[0]?.[5]).toBe('100 / 100 en route');
    const without = await newLink(tool, { path: 'positionnement', graded: false });
    const endpoint = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint';
    await finish(await visit(tool, { link: without, ...claiming({ [endpoint]: undefined }) }));
    await tool.deliverGrades();
    const browser = tool.browser();
    const base = await tool.enter(browser, {
      link: without,
      person: TEACHER,
      ...claiming({ [endpoint]: undefined }),
    });
    expect(rowsOf(await browser.get(base))[0]?.[5]).toBe('100 / 100 sans note dans le cours');
  });

  it('tells people without a name apart', async () => {
    const link = await newLink(tool);
    const { learnerId } = await sessionOf(tool, await visitAndBegin(link, { person: 'sans-nom' }));
    expect(namesOf(await (await asTeacher(link)).get())).toEqual([`Sans nom (${learnerId.slice(0, 4)})`]);
  });

  it('keeps the result of somebody who tries again', async () => {
    const link = await newLink(tool, { path: 'positionnement' });
    const visitor = await visit(tool, { link });
    await finish(visitor, wrongFields);
    await begin(visitor);
    const [row] = rowsOf(await (await asTeacher(link)).get());
    expect(row?.[1]).toBe('question 1 sur 4');
    expect(row?.[5]).toMatch(/^100 \/ 100/);
    expect(row?.[6]).toBe('2');
  });

  it('speaks English to a teacher who does, and marks what is French', async () => {
    const link = await newLink(tool, { path: 'libre' });
    const teacher = await asTeacher(link);
    const page = await teacher.get('?lang=en');
    expect(page.text).toContain('<html lang="en">');
    expect(page.text).toContain('<span lang="fr">Le parcours libre</span>');
    expect(textOf(page)).toContain('Nobody has started yet');
  });
});

async function visitAndBegin(link: string, options: object): Promise<Visitor> {
  const visitor = await visit(tool, { link, ...options });
  await begin(visitor);
  return visitor;
}

describe('sorted and filtered on the server', () => {
  let teacher: Visitor;
  beforeAll(async () => {
    const link = await newLink(tool, { path: 'libre' });
    const elodie = await visitAndBegin(link, stranger('s1', { name: 'Élodie Œuvrard' }));
    await finish(elodie, wrongFields);
    await visitAndBegin(link, stranger('s2', { name: 'Bruno Petit' }));
    const zoe = await visitAndBegin(link, stranger('s3', { name: 'Zoé Élan' }));
    await finish(zoe, rightFields);
    teacher = await asTeacher(link);
  });

  it.each([
    ['Nom', ['Bruno Petit', 'Élodie Œuvrard', 'Zoé Élan'], ['Zoé Élan', 'Élodie Œuvrard', 'Bruno Petit']],
    ['Début', ['Élodie Œuvrard', 'Bruno Petit', 'Zoé Élan'], ['Zoé Élan', 'Bruno Petit', 'Élodie Œuvrard']],
    ['Fin', ['Élodie Œuvrard', 'Zoé Élan', 'Bruno Petit'], ['Zoé Élan', 'Élodie Œuvrard', 'Bruno Petit']],
    ['Niveau', ['Élodie Œuvrard', 'Zoé Élan', 'Bruno Petit'], ['Zoé Élan', 'Élodie Œuvrard', 'Bruno Petit']],
  ])('by %s, both ways, by the links of its head', async (column, ascending, descending) => {
    const other = await teacher.get(`?sort=${column === 'Nom' ? 'started' : 'name'}`);
    const up = await teacher.get(sortLink(other, column));
    expect(namesOf(up)).toEqual(ascending);
    expect(up.text).toContain(`aria-sort="ascending"><a href`);
    const down = await teacher.get(sortLink(up, column));
    expect(namesOf(down)).toEqual(descending);
    expect(down.text).toContain(`aria-sort="descending"><a href`);
    expect(namesOf(await teacher.get(sortLink(down, column)))).toEqual(ascending);
  });

  it.each(['status', 'grade'])('by %s, both ways', async (sort) => {
    const up = namesOf(await teacher.get(`?sort=${sort}&order=asc`));
    const down = namesOf(await teacher.get(`?sort=${sort}&order=desc`));
    expect([...up].sort()).toEqual([...down].sort());
    if (sort === 'status') expect([up[0], down[2]]).toEqual(['Bruno Petit', 'Bruno Petit']);
  });

  it('by status', async () => {
    expect(namesOf(await teacher.get('?status=open'))).toEqual(['Bruno Petit']);
    expect(namesOf(await teacher.get('?status=finished'))).toEqual(['Élodie Œuvrard', 'Zoé Élan']);
  });

  it('by a part of the name, without accents', async () => {
    expect(namesOf(await teacher.get('?name=elo'))).toEqual(['Élodie Œuvrard']);
    expect(namesOf(await teacher.get('?name=OEUV'))).toEqual(['Élodie Œuvrard']);
    expect(namesOf(await teacher.get(`?name=${encodeURIComponent('é')}`))).toHaveLength(3);
  });

  it('keeps the filter in its links, and the order in its form', async () => {
    const page = await teacher.get('?sort=level&order=desc&status=finished&name=o');
    const next = new URLSearchParams(sortLink(page, 'Nom'));
    expect(Object.fromEntries(next)).toMatchObject({ sort: 'name', status: 'finished', name: 'o' });
    expect(page.text).toContain('<input type="hidden" name="sort" value="level">');
    expect(page.text).toContain('<input type="hidden" name="order" value="desc">');
    expect(page.text).toContain('<option value="finished" selected>');
  });

  it('says that nobody matches, and still counts all', async () => {
    const page = await teacher.get('?name=personne');
    const text = textOf(page);
    expect(text).toContain('Personne ne correspond à ce filtre.');
    expect(page.text).toContain(`<a href="${teacher.base}">Tout afficher</a>`);
    expect(text).toContain('3 participations, 2 terminées');
  });

  it('shows what was searched for as text, whatever it is', async () => {
    const page = await teacher.get(`?name=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(page.text).not.toContain('<script>alert');
    expect(page.text).toContain('value="&#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
  });

  it.each([
    '?sort=__proto__&order=constructor',
    '?sort=name&sort=level',
    '?page=abc',
    '?page=-1',
    '?page=1e9',
    '?page=1.5',
    '?status=toString',
    '?name=a&name=b',
    `?name=${'x'.repeat(3_000)}`,
    '?name=%00%ff%fe',
    '?chosen[]=1',
  ])('falls back to the usual list for %j', async (query) => {
    const page = await teacher.get(query);
    expect([page.status, page.view]).toEqual([200, 'teacher-home']);
    expect(textOf(page)).toContain('3 participations');
  });
});

describe('in pages of fifty', () => {
  let teacher: Visitor;
  const NAMES = Array.from({ length: 101 }, (_, n) => `Personne ${String(n).padStart(3, '0')}`);
  beforeAll(async () => {
    const link = await newLink(tool, { path: 'libre' });
    const visitor = await visit(tool, { link, ...stranger('p0', { name: NAMES[0] }) });
    await finish(visitor);
    const template: Sitting = await sittingOf(tool, visitor);
    const { registrationId, institutionId } = await sessionOf(tool, visitor);
    const { learners, sittings } = tool.services.sitting;
    for (const name of NAMES.slice(1)) {
      const person = { origin: registrationId, subject: name, institutionId, name, email: undefined };
      const { learnerId } = await learners.recognise(person);
      await sittings.insert({ ...template, id: opaqueId(), learnerId });
    }
    teacher = await asTeacher(link);
  });

  const linkTo = ({ text }: Answer, label: string): string => {
    const [, href = ''] = new RegExp(`<a href="([^"]*)">${label}</a>`).exec(text) ?? [];
    return href.replaceAll('&amp;', '&');
  };

  it('leads from page to page and back, and shows everybody once, in order', async () => {
    const first = await teacher.get();
    expect(textOf(first)).toContain('Page 1 sur 3');
    expect(linkTo(first, 'Page précédente')).toBe('');
    const second = await teacher.get(linkTo(first, 'Page suivante'));
    const third = await teacher.get(linkTo(second, 'Page suivante'));
    expect(linkTo(third, 'Page suivante')).toBe('');
    expect([first, second, third].flatMap(namesOf)).toEqual(NAMES);
    expect(namesOf(await teacher.get(linkTo(third, 'Page précédente')))).toEqual(namesOf(second));
  });

  it('shows everybody once where all are equal, and the same each time', async () => {
    const pages = () => Promise.all([1, 2, 3].map((page) => teacher.get(`?sort=grade&page=${page}`)));
    const shown = (await pages()).flatMap(namesOf);
    expect([...shown].sort()).toEqual(NAMES);
    expect((await pages()).flatMap(namesOf)).toEqual(shown);
  });

  it('takes a page beyond the last for the last', async () => {
    expect(textOf(await teacher.get('?page=99'))).toContain('Page 3 sur 3');
  });
});
