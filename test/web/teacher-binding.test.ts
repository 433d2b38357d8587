import { hiddenFields } from '../support/test-browser.js';
import type { RunningTool } from '../support/tool.js';
import {
  answer,
  begin,
  finish,
  formTokenOf,
  newLink,
  rightFields,
  sessionOf,
  startSmallTool,
  storedThings,
  textOf,
  visit,
  visitorAt,
  type Visitor,
} from './support/small-tool.js';

let tool: RunningTool;
beforeAll(async () => {
  tool = await startSmallTool();
});
afterAll(() => tool.stop());

const asTeacher = (link: string) => visit(tool, { link, person: 'helene.morvan' });

/** Chooses a path as the form of the page does. */
const choose = async (teacher: Visitor, path: string | readonly string[]) => {
  const choice = typeof path === 'string' ? `path:${path}` : path.map((one) => `path:${one}`);
  return teacher.browser.post(`${teacher.base}/workshop/use`, { _token: formTokenOf(teacher), choice });
};

const boundTo = async (teacher: Visitor) => {
  const { placementId = '' } = await sessionOf(tool, teacher);
  return (await tool.services.sitting.placements.get(placementId))?.doc.prescriptionId;
};

/** The same visitor, on the pages of the try. */
const tryOf = ({ browser, base }: Visitor) => visitorAt(browser, `${base}/try`);

describe('what a link opens', () => {
  it('is said to be the default path', async () => {
    const text = textOf(await (await asTeacher(await newLink(tool))).get());
    expect(text).toContain('Le parcours positionnement Pour qui enseigne positionnement.');
    expect(text).toContain('elle ouvre le parcours par défaut');
  });

  it('is said to be what the link itself names', async () => {
    const text = textOf(await (await asTeacher(await newLink(tool, { path: 'soin' }))).get());
    expect(text).toContain('Le parcours soin');
    expect(text).toContain('L’activité elle-même nomme ce parcours.');
  });

  it('is said to be unknown where the link names what there is not, with the choice open', async () => {
    const page = await (await asTeacher(await newLink(tool, { path: 'disparu' }))).get();
    expect(textOf(page)).toContain('L’activité nomme un parcours inconnu (disparu)');
    expect(page.text).toContain('/workshop"');
    expect(page.text).not.toContain('/try"');
  });
});

describe('a teacher', () => {
  it('binds an unbound link to a path, which its learners then take', async () => {
    const link = await newLink(tool);
    const teacher = await asTeacher(link);
    const page = await teacher.get('/workshop');
    expect(page.view).toBe('deep-linking');
    expect(page.text).toContain(`<a href="${teacher.base}">Revenir au suivi</a>`);
    const chosen = await teacher.send(page, '/workshop/use', { choice: 'path:libre' });
    expect([chosen.status, chosen.location]).toEqual([303, `${teacher.base}?chosen=1`]);
    const after = await teacher.browser.get(chosen.location ?? '');
    expect(textOf(after)).toContain(
      'C’est fait : cette activité ouvre maintenant ce parcours. Le parcours libre',
    );
    expect(textOf(await (await visit(tool, { link })).get())).toContain('Le parcours libre');
  });

  it('binds a link over the path that it names, and one that named none of ours', async () => {
    for (const path of ['soin', 'disparu']) {
      const link = await newLink(tool, { path });
      await choose(await asTeacher(link), 'libre');
      expect(textOf(await (await visit(tool, { link })).get())).toContain('Le parcours libre');
    }
  });

  it('may choose again until somebody starts', async () => {
    const link = await newLink(tool);
    const teacher = await asTeacher(link);
    await choose(teacher, 'libre');
    await visit(tool, { link });
    expect((await choose(teacher, 'examen')).status).toBe(303);
    expect(textOf(await (await visit(tool, { link })).get())).toContain('Le parcours examen');
  });

  it('may not once somebody has started: 409, and the path stays', async () => {
    const link = await newLink(tool);
    const teacher = await asTeacher(link);
    await begin(await visit(tool, { link }));
    const before = await boundTo(teacher);
    const refused = await choose(teacher, 'libre');
    expect([refused.status, refused.view]).toEqual([409, 'error']);
    expect(textOf(refused)).toContain('Quelqu’un a déjà commencé');
    expect(await boundTo(teacher)).toBe(before);
    const page = await teacher.get();
    expect(textOf(page)).toContain('Le choix est fixé depuis la première participation.');
    expect(page.text).not.toContain('/workshop"');
  });

  it.each([
    ['a path that there is not', 'disparu', 404],
    ['a prototype’s name', '__proto__', 404],
    ['several paths', ['libre', 'examen'], 400],
    ['a path too long', 'x'.repeat(501), 400],
  ])('is refused %s, and nothing is bound', async (_name, path, status) => {
    const teacher = await asTeacher(await newLink(tool));
    const refused = await choose(teacher, path);
    expect([refused.status, refused.view]).toEqual([status, 'error']);
    if (status === 404) expect(textOf(refused)).toContain('Ce parcours n’existe pas');
    expect(await boundTo(teacher)).toBeUndefined();
  });
});

describe('a teacher’s try', () => {
  it('is the learner’s own way, and says that it does not count', async () => {
    const teacher = await asTeacher(await newLink(tool, { path: 'libre' }));
    const home = await teacher.get();
    expect(home.text).toContain(`href="${teacher.base}/try"`);
    const trying = tryOf(teacher);
    const start = await trying.get();
    expect(start.view).toBe('learner-start');
    expect(textOf(start)).toContain('Vous essayez ce parcours : rien n’est noté ni compté.');
    const item = await begin(trying);
    expect(item.text).toContain(`action="${teacher.base}/try/item"`);
    expect((await finish(trying)).view).toBe('results');
  });

  it('says on each of its pages that nothing counts, with the way back, which a learner’s do not', async () => {
    const link = await newLink(tool, { path: 'entrainement' });
    const teacher = await asTeacher(link);
    const trying = tryOf(teacher);
    const band = `href="${teacher.base}">Revenir au suivi</a>`;
    const item = await begin(trying);
    const feedback = await answer(trying, item, rightFields(item));
    const met = [await trying.get(), item, feedback, await finish(trying)];
    expect(met.map(({ view }) => view)).toEqual(['learner-start', 'item', 'feedback', 'results']);
    for (const page of met) {
      expect(textOf(page)).toMatch(
        /^Vous essayez ce parcours : rien n’est noté ni compté\. Revenir au suivi/,
      );
      expect(page.text).toContain(band);
    }
    const learner = await visit(tool, { link });
    for (const page of [await learner.get(), await begin(learner)]) {
      expect(page.text).not.toContain('Vous essayez');
    }
  });

  it('is never graded, never counted, and leaves the choice of path open', async () => {
    const link = await newLink(tool, { path: 'positionnement' });
    const teacher = await asTeacher(link);
    const results = await finish(tryOf(teacher));
    expect(textOf(results)).not.toMatch(/\bnote\b/i);
    await tool.deliverGrades();
    const column = tool.lms.gradebook.columnOf(link)?.id ?? '';
    expect(tool.lms.gradebook.grade(column, 'helene.morvan')).toBeUndefined();
    const asked = tool.lms.calls.list().map(({ path }) => path);
    expect(asked.filter((path) => path.includes('/lineitems'))).toEqual([]);
    expect(await tool.services.grades.grades.count({})).toBe(0);
    const home = await teacher.get();
    expect(textOf(home)).toMatch(/personnes : aucune n’a terminé, \d+ n’ont pas commencé\./);
    expect(home.text).toContain('/workshop"');
  });

  it('has gone on from where it was when the link is opened again', async () => {
    const link = await newLink(tool, { path: 'libre' });
    const teacher = await asTeacher(link);
    const item = await begin(tryOf(teacher));
    const again = await asTeacher(link);
    const resumed = await begin(tryOf(again));
    expect(hiddenFields(resumed.text)['serving']).toBe(hiddenFields(item.text)['serving']);
  });

  it('of a path chosen since is of that path', async () => {
    const teacher = await asTeacher(await newLink(tool));
    const trying = tryOf(teacher);
    await begin(trying);
    await choose(teacher, 'soin');
    const start = await trying.get();
    expect(textOf(start)).toContain('Le parcours soin');
    expect(textOf(start)).toContain('Commencer');
    expect(textOf(await begin(trying))).toContain('12 au plus');
  });

  it('in many tabs at once never fails', async () => {
    const teacher = await asTeacher(await newLink(tool));
    await choose(teacher, 'libre');
    const tabs = await Promise.all([1, 2, 3, 4, 5].map(() => teacher.get('/try')));
    expect(tabs.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  });

  it('is apart from that of another teacher', async () => {
    const link = await newLink(tool, { path: 'libre' });
    const [one, other] = [await asTeacher(link), await visit(tool, { link, person: 'youssef.bahri' })];
    await begin(tryOf(one));
    expect(textOf(await other.get('/try'))).toContain('Commencer');
  });
});

it('leaves what is stored as it was when a learner sends a teacher’s form', async () => {
  const learner = await visit(tool, { link: await newLink(tool) });
  const before = await storedThings(tool);
  expect((await choose(learner, 'libre')).status).toBe(404);
  expect(await boundTo(learner)).toBeUndefined();
  expect(await storedThings(tool)).toBe(before);
});
