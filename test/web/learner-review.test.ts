import { sessionsDefinition } from '../../src/lti/sessions.js';
import type { MessageType } from '../../src/demo-lms/names.js';
import type { Answer, TestBrowser } from '../support/test-browser.js';
import type { RunningTool } from '../support/tool.js';
import {
  answer,
  begin,
  finish,
  newLink,
  rightFields,
  sessionOf,
  SKIP,
  startSmallTool,
  textOf,
  visit,
  visitorAt,
  wrongFields,
  type Visitor,
} from './support/small-tool.js';

let time = Date.parse('2026-01-15T10:00:00Z');
let tool: RunningTool;
beforeAll(async () => {
  tool = await startSmallTool({ now: () => time });
});
afterAll(() => tool.stop());

const TEACHER = 'helene.morvan';
const messageType: MessageType = 'LtiSubmissionReviewRequest';

/** A launch of the platform's own review of somebody's work. */
async function review(
  link: string,
  person: string,
  forUserId: string,
): Promise<Answer & { browser: TestBrowser }> {
  const browser = tool.browser();
  const begun = await browser.get(tool.lms.platform.loginUrl(link, person, { messageType, forUserId }));
  const form = tool.lms.platform.forge.launchForm(begun.location ?? '');
  return { ...(await browser.post('/lti/launch', { ...form })), browser };
}

/** Follows redirections to the page that they end at. */
async function follow(browser: TestBrowser, start: Answer): Promise<Answer> {
  let page = start;
  for (let hops = 0; hops < 5 && page.location !== undefined; hops += 1)
    page = await browser.get(page.location);
  return page;
}

async function finishedBy(
  person: string,
  path = 'positionnement',
): Promise<{ link: string; learner: Visitor }> {
  const link = await newLink(tool, { path });
  const learner = await visit(tool, { link, person });
  await finish(learner, rightFields);
  return { link, learner };
}

const learnerIdOf = async (visitor: Visitor) => (await sessionOf(tool, visitor)).learnerId;

describe('a teacher', () => {
  it('lands on that learner’s work, with their answers, results and grade', async () => {
    const { link } = await finishedBy('camille.arnoult');
    await tool.deliverGrades();
    const launched = await review(link, TEACHER, 'camille.arnoult');
    const page = await follow(launched.browser, launched);
    expect([page.status, page.view]).toEqual([200, 'review']);
    const text = textOf(page);
    expect(text).toContain('Camille Arnoult');
    expect(text).toContain('4 réponses, 4 justes');
    expect(text).toContain('Note qui compte : 100 / 100 (essai 1). arrivée');
    expect(text).toContain('Dans l’ensemble');
    expect(page.text.match(/<details class="review-item/g)).toHaveLength(4);
    expect(text).not.toContain('Votre réponse');
  });

  it('comes to the same page from the list', async () => {
    const { link, learner } = await finishedBy('camille.arnoult');
    const teacher = await visit(tool, { link, person: TEACHER });
    const path = `/learners/${await learnerIdOf(learner)}`;
    expect((await teacher.get()).text).toContain(`<a href="${teacher.base}${path}">Camille Arnoult</a>`);
    expect((await teacher.get(path)).view).toBe('review');
  });

  it('sees how long each answer took', async () => {
    const link = await newLink(tool, { path: 'positionnement' });
    const learner = await visit(tool, { link });
    const item = await begin(learner);
    time += 83_000;
    await answer(learner, item, SKIP);
    const teacher = await visit(tool, { link, person: TEACHER });
    const text = textOf(await teacher.get(`/learners/${await learnerIdOf(learner)}`));
    expect(text).toContain('1 min 23 s');
    expect(text).toContain('en cours');
    expect(text).toContain('1 réponse, aucune juste');
  });

  it('sees which answers came faster than the question can be read, and no others', async () => {
    const link = await newLink(tool, { path: 'libre' });
    const learner = await visit(tool, { link, person: 'ines.delahaye' });
    let answered = 0;
    await finish(learner, (page) => {
      // The first two at once, the others after a minute.
      if ((answered += 1) > 2) time += 60_000;
      return rightFields(page);
    });
    const launched = await review(link, TEACHER, 'ines.delahaye');
    const text = textOf(await follow(launched.browser, launched));
    expect(text.match(/répondu très vite/g)).toHaveLength(2);
  });

  it('chooses among several attempts; an unknown one is the newest', async () => {
    const { link, learner } = await finishedBy('camille.arnoult', 'libre');
    await finish(learner, wrongFields);
    const teacher = await visit(tool, { link, person: TEACHER });
    const path = `/learners/${await learnerIdOf(learner)}`;
    const scoreOf = async (query: string) =>
      / réponses?, (\w+) juste/.exec(textOf(await teacher.get(path + query)))?.[1];
    expect(await scoreOf('')).toBe('aucune');
    expect(await scoreOf('?attempt=1')).not.toBe('aucune');
    for (const odd of ['?attempt=9', '?attempt=x', '?attempt=1&attempt=2']) {
      expect(await scoreOf(odd)).toBe('aucune');
    }
  });

  it('sees the answers of an exam, which its learner does not', async () => {
    const { link, learner } = await finishedBy('camille.arnoult', 'examen');
    expect((await learner.get('/results')).text).not.toContain('<details class="review-item');
    const teacher = await visit(tool, { link, person: TEACHER });
    expect((await teacher.get(`/learners/${await learnerIdOf(learner)}`)).text).toContain(
      '<details class="review-item',
    );
  });

  it.each(['mariam.sissoko', 'camille.arnoult'])(
    'is told kindly of who did nothing here: %s',
    async (person) => {
      const link = await newLink(tool, { path: 'libre' });
      const launched = await review(link, TEACHER, person);
      const page = await follow(launched.browser, launched);
      expect([page.status, page.view]).toEqual([200, 'review']);
      expect(textOf(page)).toContain('Cette personne n’a pas encore commencé cette activité.');
    },
  );

  it('finds nobody who has no sitting in this activity', async () => {
    const elsewhere = await finishedBy('ines.delahaye');
    const { link } = await finishedBy('camille.arnoult');
    const teacher = await visit(tool, { link, person: TEACHER });
    const other = await learnerIdOf(elsewhere.learner);
    for (const path of [
      `/learners/${other}`,
      '/learners/x',
      '/learners/%00',
      '/learners/..%2F..',
      '/review',
    ]) {
      const page = await teacher.get(path);
      expect(page.status).toBe(404);
      expect(page.text).not.toContain('Inès');
    }
  });
});

describe('a learner', () => {
  it('lands on their own results', async () => {
    const { link } = await finishedBy('camille.arnoult');
    const launched = await review(link, 'camille.arnoult', 'camille.arnoult');
    const page = await follow(launched.browser, launched);
    expect(page.view).toBe('results');
  });

  it('who has done nothing lands on the start', async () => {
    const link = await newLink(tool, { path: 'libre' });
    const launched = await review(link, 'thibault.kervadec', 'thibault.kervadec');
    expect((await follow(launched.browser, launched)).view).toBe('learner-start');
  });

  it('is refused the work of somebody else', async () => {
    const { link } = await finishedBy('camille.arnoult');
    const launched = await review(link, 'ines.delahaye', 'camille.arnoult');
    expect([launched.status, launched.view]).toEqual([403, 'launch-refused']);
  });

  it('finds no page of a learner, nor of themselves', async () => {
    const { link, learner } = await finishedBy('camille.arnoult');
    const other = await visit(tool, { link, person: 'ines.delahaye' });
    for (const visitor of [learner, other]) {
      expect((await visitor.get(`/learners/${await learnerIdOf(learner)}`)).status).toBe(404);
    }
  });
});

it('a review that names somebody of another platform finds nobody', async () => {
  const { link, learner } = await finishedBy('camille.arnoult');
  const launched = await review(link, TEACHER, 'camille.arnoult');
  const base = (launched.location ?? '').replace('/review', '');
  const visitor = visitorAt(launched.browser, base);
  const sessions = tool.services.store.collection(sessionsDefinition);
  const found = await sessions.get(base.slice('/l/'.length));
  const foreign = await tool.services.sitting.learners.recognise({
    origin: 'another-platform',
    subject: tool.lms.platform.person('camille.arnoult').sub,
    institutionId: 'another',
    name: 'Camille Ailleurs',
    email: undefined,
  });
  expect(foreign.learnerId).not.toBe(await learnerIdOf(learner));
  expect(found?.doc.reviewOf).toBe(await learnerIdOf(learner));
  expect((await visitor.get(`/learners/${foreign.learnerId}`)).status).toBe(404);
});
