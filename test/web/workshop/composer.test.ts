import type { RunningTool } from '../../support/tool.js';
import { begin, finish, newLink, startSmallTool, textOf, visit, visitorAt } from '../support/small-tool.js';
import { choosing, composed, composing } from './support.js';

let tool: RunningTool;
beforeAll(async () => {
  tool = await startSmallTool();
});
afterAll(() => tool.stop());

const settingsOf = async (id: string) => (await tool.services.sitting.prescriptions.get(id))?.settings;

describe('composing', () => {
  it('keeps all that the teacher decided', async () => {
    const id = await composed(await choosing(tool));
    expect(await settingsOf(id)).toEqual({
      mode: 'exam',
      title: { fr: 'Mon examen' },
      competences: ['soin.noter', 'soin.lire'],
      length: { min: 4, max: 4 },
      minutes: 5,
      grading: 'expected-score',
      feedback: 'none',
      attempts: { most: 2, delay: 24 * 3_600_000, counts: 'best' },
      timeLimit: 30 * 60_000,
      opensAt: Date.UTC(2030, 2, 1, 7),
      closesAt: Date.UTC(2030, 2, 31, 16),
      leastAnswers: 2,
      passing: 0.6,
      points: 20,
    });
  });

  it('shows it in words before it is used', async () => {
    const teacher = await choosing(tool);
    const page = await teacher.browser.get((await composing(teacher)).location ?? '');
    expect(page.view).toBe('chosen');
    const text = textOf(page);
    for (const words of [
      'Mon examen',
      'Le soin',
      'Évaluer',
      '4 questions',
      'sur 20',
      'Réussi à partir de 60',
      '2 essais sont possibles.',
      'Au moins 24 heures entre deux essais.',
      '30 minutes au plus',
      'Ouvre le 1 mars 2030, 08:00.',
      'Ferme le 31 mars 2030, 18:00.',
      '2 réponses suffisent',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('can be tried before it is used, whatever its dates, and counts for nothing', async () => {
    const teacher = await choosing(tool);
    const id = await composed(teacher);
    const trying = visitorAt(teacher.browser, `${teacher.base}/chosen/${id}/try`);
    const start = await trying.get();
    expect(textOf(start)).toContain('rien n’est noté ni compté');
    expect(start.text).toContain(`href="${teacher.base}/chosen/${id}">Revenir au résumé</a>`);
    expect(textOf(await begin(trying))).toContain('Question 1 sur 4');
    expect(await tool.services.grades.grades.count({})).toBe(0);
  });

  it('starts from a path, or from what was composed before, with its fields filled in', async () => {
    const teacher = await choosing(tool);
    const id = await composed(teacher);
    const page = await teacher.get(`/compose?from=${id}`);
    for (const field of [
      'name="title-fr" type="text" maxlength="200" lang="fr" value="Mon examen"',
      'value="exam" checked',
      'value="2030-03-31T18:00"',
      'value="soin.noter" checked',
    ]) {
      expect(page.text).toContain(field);
    }
    expect((await teacher.get('/compose?from=path:entrainement')).text).toContain('value="training" checked');
  });

  it('stays that path, with its description, where only its conditions were changed', async () => {
    const path = tool.services.content.paths.get('libre');
    const teacher = await choosing(tool);
    const same = {
      from: 'path:libre',
      mode: path?.mode ?? '',
      part: [...(path?.competences ?? [])],
      feedback: path?.feedback ?? '',
      graded: [],
    };
    const pathOf = async (fields: Parameters<typeof composed>[1]) =>
      (await settingsOf(await composed(teacher, fields)))?.pathId;
    expect(await pathOf({ ...same, attempts: '2' })).toBe('libre');
    for (const other of [{ most: '5' }, { feedback: 'none' }, { graded: '1' }, { mode: 'exam' }]) {
      expect(await pathOf({ ...same, ...other })).toBeUndefined();
    }
  });

  it('tells its teacher what it is, in the place of what the path said of itself', async () => {
    const said = tool.services.content.paths.get('libre')?.teacherNote.fr ?? '';
    const prescription = await composed(await choosing(tool), { mode: 'positioning', most: '4', least: '4' });
    const [own, changed] = [
      await newLink(tool, { path: 'libre' }),
      await newLink(tool, { prescription, title: 'Mon parcours' }),
    ];
    const textAt = async (link: string) =>
      textOf(await (await visit(tool, { link, person: 'helene.morvan' })).get());
    expect(await textAt(own)).toContain(said);
    const text = await textAt(changed);
    expect(text).toContain('4 questions');
    expect(text).not.toContain(said);
  });

  it('is offered again to colleagues of the institution', async () => {
    await composed(await choosing(tool), { 'title-fr': 'À reprendre' });
    const colleague = await choosing(tool, {}, { person: 'youssef.bahri' });
    expect(textOf(await colleague.get())).toContain('À reprendre');
  });

  it('of a whole domain and of its competences is the same', async () => {
    const teacher = await choosing(tool);
    expect(await composed(teacher, { part: ['soin.noter', 'soin.lire'] })).toBe(await composed(teacher));
  });

  it('gives feedback as the teacher chose where it is no exam', async () => {
    const id = await composed(await choosing(tool), { mode: 'training', feedback: 'at-once' });
    expect(await settingsOf(id)).toMatchObject({ feedback: 'at-once', grading: 'share' });
    expect(await settingsOf(id)).not.toHaveProperty('passing');
  });
});

describe('a learner before what was composed', () => {
  const startOf = async (fields: Parameters<typeof composed>[1]) => {
    const link = await newLink(tool, { prescription: await composed(await choosing(tool), fields) });
    return textOf(await (await visit(tool, { link })).get());
  };

  it('reads from how many points on an exam is passed, on the scale of its grade', async () => {
    expect(await startOf({})).toContain(
      'La note, de 0 à 20, est la part de questions de ce parcours que votre niveau permet de réussir. Il faut 12 sur 20 pour réussir.',
    );
    expect(await startOf({ passing: '' })).not.toContain('pour réussir.');
  });

  it('is promised to resume where they stopped only where no time runs meanwhile', async () => {
    const promise = 'Vous pouvez vous arrêter et reprendre exactement';
    expect(await startOf({ limit: '' })).toContain(promise);
    const timed = await startOf({ limit: '30' });
    expect(timed).toContain('Une fois commencé, vous avez 30 minutes');
    expect(timed).not.toContain(promise);
  });

  it('reads how often and when under the question that each answers', async () => {
    expect(await startOf({})).toContain(
      'Combien de fois, et quand ? 2 essais sont possibles. Le meilleur essai compte. Ouvre le',
    );
    expect(await startOf({ attempts: '1', opens: '', closes: '' })).toContain(
      'Combien de fois ? Un seul essai est possible.',
    );
    const dated = await startOf({ attempts: '', counts: 'last', opens: '' });
    expect(dated).toContain(' Quand ? Ferme le 31 mars 2030');
  });
});

describe('a learner who took what was composed', () => {
  it('reads the grade in its points, and whether it passed', async () => {
    const prescription = await composed(await choosing(tool), { opens: '', closes: '', delay: '' });
    const link = await newLink(tool, { prescription });
    const text = textOf(await finish(await visit(tool, { link })));
    const [, points = ''] = /Votre note pour le cours : ([\d,]+) sur 20\./.exec(text) ?? [];
    const passed = Number(points.replace(',', '.')) >= 12;
    expect(text).toContain(`Le seuil de réussite (12 sur 20) ${passed ? 'est' : 'n’est pas'} atteint`);
  });
});

describe('a composition that cannot be', () => {
  it.each([
    ['no title', { 'title-fr': ' ' }, 'title-fr'],
    ['a title of a zero byte', { 'title-fr': '\u0000' }, 'title-fr'],
    ['a title with a control character', { 'title-fr': 'Mon\u0007examen' }, 'title-fr'],
    ['a title of bytes that are no UTF-8', { 'title-fr': 'Mon \ufffd' }, 'title-fr'],
    ['a title too long', { 'title-fr': 'x'.repeat(201) }, 'title-fr'],
    ['nothing to assess', { part: [] }, 'part'],
    ['parts that there are not', { part: ['nulle.part', '__proto__'] }, 'part'],
    ['more questions than the bank has', { most: '200', least: '4' }, 'most'],
    ['no number of questions', { most: 'dix' }, 'most'],
    ['a fraction of a question', { most: '4.5' }, 'most'],
    ['a minimum above the maximum', { adaptive: '1', least: '5', most: '4' }, 'most'],
    ['levels upside down', { 'level-from': '5', 'level-to': '2' }, 'level-to'],
    ['a level that there is not', { 'level-to': '8' }, 'level-to'],
    ['a closing before the opening', { closes: '2030-02-01T08:00' }, 'closes'],
    ['a closing in the past', { opens: '', closes: '2020-02-01T08:00' }, 'closes'],
    ['a day that there is not', { opens: '2030-02-31T08:00' }, 'opens'],
    ['no time limit of ours', { limit: '100000' }, 'limit'],
    ['no number of attempts', { attempts: '0' }, 'attempts'],
    ['no passing mark', { passing: '101' }, 'passing'],
    ['points below one', { points: '0' }, 'points'],
    ['more answers than questions', { enough: '5' }, 'enough'],
    ['no mode of ours', { mode: 'surprise' }, 'mode'],
  ])('(%s) is said at its field, and what was written stays', async (_name, fields, field) => {
    const teacher = await choosing(tool);
    const page = await composing(teacher, { 'title-en': 'Kept', ...fields });
    expect([page.status, page.view]).toEqual([422, 'compose']);
    expect(page.text).toContain(`<li><a href="#${field}">`);
    expect(page.text).toContain('value="Kept"');
  });

  it('is refused for a control character in its English title', async () => {
    const page = await composing(await choosing(tool), { 'title-en': 'My\u001bexam' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('<li><a href="#title-en">');
  });

  it('is refused where the form is not one', async () => {
    const teacher = await choosing(tool);
    expect((await composing(teacher, { mode: ['exam', 'training'] })).status).toBe(400);
  });
});

describe('what another institution composed', () => {
  it('is neither seen, used, tried nor started from', async () => {
    const theirs = await tool.services.sitting.prescriptions.keep('elsewhere', {
      ...((await settingsOf(await composed(await choosing(tool)))) ?? never()),
      title: { fr: 'Secret' },
    });
    const teacher = await choosing(tool);
    expect((await teacher.get(`/chosen/${theirs.id}`)).status).toBe(404);
    expect((await teacher.get(`/chosen/${theirs.id}/try`)).status).toBe(404);
    expect((await teacher.get(`/compose?from=${theirs.id}`)).status).toBe(404);
    expect((await teacher.send(await teacher.get(), '/use', { choice: theirs.id })).status).toBe(404);
    expect(textOf(await teacher.get())).not.toContain('Secret');
  });
});

function never(): never {
  throw new Error('not kept');
}
