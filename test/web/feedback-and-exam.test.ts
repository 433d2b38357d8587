import { TELLTALE } from '../support/content-folder.js';
import { hiddenFields } from '../support/test-browser.js';
import type { RunningTool } from '../support/tool.js';
import {
  answer,
  begin,
  comeTo,
  finish,
  formTokenOf,
  newLink,
  rightFields,
  sittingOf,
  SKIP,
  startSmallTool,
  storedThings,
  textOf,
  visit,
  wrongFields,
} from './support/small-tool.js';

let tool: RunningTool;
beforeAll(async () => {
  tool = await startSmallTool();
});
afterAll(() => tool.stop());

const newVisit = async (path: string) => visit(tool, { link: await newLink(tool, { path }) });

describe('feedback at once', () => {
  it.each([
    ['right', rightFields, 'C’est juste'],
    ['wrong', wrongFields, 'Ce n’est pas la réponse attendue'],
    ['passed', () => SKIP, 'Vous avez passé cette question'],
  ])(
    'follows an answer that is %s, with the key, the explanation and the source',
    async (_name, fields, verdict) => {
      const visitor = await newVisit('entrainement');
      const page = await begin(visitor);
      const feedback = await answer(visitor, page, fields(page));
      expect(feedback.view).toBe('feedback');
      const text = textOf(feedback);
      expect(text).toContain(verdict);
      expect(text).toContain('Retour sur la question 1');
      expect(text).toMatch(/Pourquoi EXPLICATION de/);
      expect(text).toContain('Source : OUVRAGE de référence');
      expect(feedback.text).toContain(`href="${visitor.base}/item"`);
    },
  );

  it('names the expected option, and what was wrong about the one chosen', async () => {
    const visitor = await newVisit('entrainement');
    const page = await comeTo(visitor, 'choice');
    const text = textOf(await answer(visitor, page, { answer: 'a' }));
    expect(text).toContain('Proposition a choisi, à écarter RETOUR sur a');
    expect(text).toContain('Proposition c juste, non choisi RETOUR sur c');
    expect(text).not.toContain('RETOUR sur b');
  });

  it('leads to the results after the last question', async () => {
    const visitor = await newVisit('entrainement');
    let page = await begin(visitor);
    for (let n = 0; n < 3; n += 1) {
      await answer(visitor, page, SKIP);
      page = await begin(visitor);
    }
    const last = await answer(visitor, page, SKIP);
    expect(last.text).toContain(`href="${visitor.base}/results"`);
  });

  it('is there again after a double click, for the answer that counts', async () => {
    const visitor = await newVisit('entrainement');
    const page = await begin(visitor);
    await answer(visitor, page, rightFields(page));
    const again = await answer(visitor, page, wrongFields(page));
    expect(textOf(again)).toContain('C’est juste');
  });

  it('is there for no item that was not answered, nor of anybody else', async () => {
    const visitor = await newVisit('entrainement');
    const page = await begin(visitor);
    const serving = hiddenFields(page.text)['serving'] ?? '';
    expect((await visitor.get(`/feedback/${serving}`)).status).toBe(404);
    await answer(visitor, page, SKIP);
    expect((await visitor.get(`/feedback/${serving}`)).status).toBe(200);
    const other = await visit(tool, { link: await newLink(tool), person: 'ines.delahaye' });
    expect((await other.get(`/feedback/${serving}`)).status).toBe(404);
  });
});

describe('feedback at the end', () => {
  it('is not there before it', async () => {
    const visitor = await newVisit('libre');
    const page = await begin(visitor);
    const serving = hiddenFields(page.text)['serving'] ?? '';
    const next = await answer(visitor, page, SKIP);
    expect(next.view).toBe('item');
    const feedback = await visitor.get(`/feedback/${serving}`);
    expect(feedback.status).toBe(404);
    expect(feedback.text).not.toMatch(TELLTALE);
  });
});

describe('an exam', () => {
  it('shows no key, no feedback and no explanation, not even at the end', async () => {
    const visitor = await newVisit('examen');
    let page = await begin(visitor);
    while (page.view === 'item') {
      const serving = hiddenFields(page.text)['serving'] ?? '';
      page = await answer(visitor, page, wrongFields(page));
      expect(page.text).not.toMatch(TELLTALE);
      expect((await visitor.get(`/feedback/${serving}`)).status).toBe(404);
    }
    expect(page.view).toBe('results');
    expect(textOf(page)).toContain('Ce parcours ne montre pas le corrigé.');
    expect(page.text).not.toContain('<details');
    expect(page.text).not.toContain('juste, non choisi');
  });

  it('has one attempt: another start is refused, and the result stands', async () => {
    const link = await newLink(tool, { path: 'examen' });
    const visitor = await visit(tool, { link });
    const page = await finish(visitor);
    expect(page.text).not.toContain('Recommencer');
    const before = await storedThings(tool);
    const again = await visitor.browser.post(`${visitor.base}/start`, { _token: formTokenOf(visitor) });
    expect([again.status, again.view]).toEqual([409, 'error']);
    expect(textOf(again)).toContain('Vous avez utilisé tous vos essais.');
    const elsewhere = await visit(tool, { link });
    const refused = await elsewhere.browser.post(`${elsewhere.base}/start`, {
      _token: formTokenOf(elsewhere),
    });
    expect(refused.status).toBe(409);
    expect(await storedThings(tool)).toBe(before);
  });

  it('sends the expected score to the gradebook', async () => {
    const link = await newLink(tool, { path: 'examen' });
    const visitor = await visit(tool, { link });
    const page = await finish(visitor);
    await tool.deliverGrades();
    const { gradeShare = NaN } = await sittingOf(tool, visitor);
    expect(gradeShare).toBeGreaterThan(0.3);
    expect(gradeShare).toBeLessThan(1);
    const column = tool.lms.gradebook.columnOf(link)?.id ?? '';
    const score = tool.lms.gradebook.grade(column, 'camille.arnoult')?.score ?? NaN;
    expect(score).toBeCloseTo(gradeShare * 100, 1);
    expect(textOf(page)).toContain(`${String(score).replace('.', ',')} sur 100`);
  });

  it('grades better answers higher', async () => {
    const shareWith = async (fields: typeof rightFields) => {
      const visitor = await newVisit('examen');
      await finish(visitor, fields);
      return (await sittingOf(tool, visitor)).gradeShare ?? NaN;
    };
    expect(await shareWith(rightFields)).toBeGreaterThan((await shareWith(wrongFields)) + 0.1);
  });
});
