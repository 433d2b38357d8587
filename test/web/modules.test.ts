import { pathFile, smallContent } from '../support/content-folder.js';
import { ENGLISH, moduleFiles } from '../support/modules.js';
import type { Answer } from '../support/test-browser.js';
import type { RunningTool } from '../support/tool.js';
import {
  begin,
  newLink,
  sessionOf,
  sittingOf,
  SKIP,
  answer,
  startSmallTool,
  textOf,
  visit,
  type Visitor,
} from './support/small-tool.js';

const LENGTH = 7;

let tool: RunningTool;
beforeAll(async () => {
  const content = await smallContent({
    ...moduleFiles(),
    ...ENGLISH,
    'paths/bref.yaml': pathFile('bref', { competences: ['soin.noter'], length: { min: 1, max: 1 } }),
  });
  tool = await startSmallTool({ content });
  // The course's own list would reach the teacher's page in its own time.
  tool.lms.faults.turnOn('nrps-absent');
});
afterAll(() => tool.stop());

const inModule = async () => visit(tool, { link: await newLink(tool, { path: 'bien-noter' }) });
async function placementOf({ services }: RunningTool, visitor: Visitor) {
  const { placementId = '' } = await sessionOf(tool, visitor);
  const placement = await services.sitting.placements.get(placementId);
  if (placement === undefined) throw new Error('no placement');
  return placement.doc;
}
const stepIn = ({ text }: Answer): string => /action="[^"]*(\/step\/[a-z0-9-]+)"/.exec(text)?.[1] ?? 'none';

const followed = (visitor: Visitor, sent: Answer) => visitor.browser.get(sent.location ?? '');

/** Goes on from a card or an item. */
async function goOn(visitor: Visitor, page: Answer): Promise<Answer> {
  if (page.view === 'module') return followed(visitor, await visitor.send(page, stepIn(page)));
  if (page.view === 'item') return answer(visitor, page, SKIP);
  return visitor.get('/item');
}

/** Everything that is met from the start to the results. */
async function walk(visitor: Visitor): Promise<Answer[]> {
  const met = [await begin(visitor)];
  for (
    let page = met[0];
    page !== undefined && page.view !== 'results' && met.length < 30;
    page = met.at(-1)
  ) {
    met.push(await goOn(visitor, page));
  }
  return met;
}

it('says at the start what it is, and what one will be able to do', async () => {
  const text = textOf(await (await inModule()).get(''));
  expect(text).toContain('Environ 12 minutes');
  expect(text).toContain('2 questions');
  expect(text).toContain('Noter ce que l’on voit');
});

it('goes through cards and items in their order, each item with its feedback', async () => {
  const met = await walk(await inModule());
  expect(met.map(({ view }) => view)).toEqual([
    ...['module', 'item', 'feedback', 'module', 'module', 'module', 'item', 'feedback', 'module', 'results'],
  ]);
  expect(textOf(met[0] as Answer)).toContain(`Étape 1 sur ${LENGTH}`);
  expect(met[0]?.text).toContain('<strong>utile</strong>');
  expect(met[0]?.text).toContain('<svg');
  expect(textOf(met[6] as Answer)).toContain(`Étape 6 sur ${LENGTH}`);
});

it('ends with what was done, without naming a level', async () => {
  const visitor = await inModule();
  const text = textOf((await walk(visitor)).at(-1) as Answer);
  expect(text).toContain('Module terminé');
  expect(text).toContain('Une lecture');
  expect(text).not.toContain('Compétence par compétence');
  expect((await sittingOf(tool, visitor)).gradeShare).toBe(0);
});

it('is resumed at the card where it was left', async () => {
  const visitor = await inModule();
  await goOn(visitor, await begin(visitor));
  await goOn(visitor, await visitor.get('/item'));
  const next = await goOn(visitor, await visitor.get('/item'));
  expect(stepIn(next)).toBe('/step/tri');
  expect(stepIn(await visitor.get('/item'))).toBe('/step/tri');
  expect((await sittingOf(tool, visitor)).read).toEqual(['scene', 'mots']);
});

it('counts a card that is sent twice once', async () => {
  const visitor = await inModule();
  const page = await begin(visitor);
  await Promise.all([visitor.send(page, '/step/scene', {}), visitor.send(page, '/step/scene', {})]);
  expect((await sittingOf(tool, visitor)).read).toEqual(['scene']);
});

it('opens again what is done, and nothing that lies ahead', async () => {
  const visitor = await inModule();
  await goOn(visitor, await begin(visitor));
  const again = await visitor.get('/step/scene');
  expect([again.status, again.view]).toEqual([200, 'module']);
  expect(textOf(again)).toContain('Revenir où j’en étais');
  expect((await visitor.get('/step/cas')).status).toBe(404);
});

it.each(['/step/question-1', '/step/ailleurs', '/step/__proto__'])(
  'has nothing to read at %s',
  async (address) => {
    const visitor = await inModule();
    const page = await begin(visitor);
    expect((await visitor.get(address)).status).toBe(404);
    expect((await visitor.send(page, address, {})).status).toBe(404);
  },
);

it('lets nobody skip ahead by sending a card before the item that precedes it', async () => {
  const visitor = await inModule();
  const page = await begin(visitor);
  expect((await visitor.send(page, '/step/bilan')).status).toBe(404);
  expect((await sittingOf(tool, visitor)).read).toBeUndefined();
  expect(stepIn(await visitor.get('/item'))).toBe('/step/scene');
});

it('is shown in English where it was translated, and says where it is not', async () => {
  const visitor = await inModule();
  await begin(visitor);
  const first = await visitor.get('/item?lang=en');
  expect(textOf(first)).toContain('A scene');
  expect(first.text).toContain('<section class="lesson">');
  await goOn(visitor, first);
  const item = await visitor.get('/item?lang=en');
  expect(textOf(item)).toContain('A question in English');
});

describe('advised by a result', () => {
  const advised = async () => {
    const visitor = await visit(tool, { link: await newLink(tool, { path: 'bref' }) });
    let page = await begin(visitor);
    while (page.view === 'item') page = await answer(visitor, page, SKIP);
    return { visitor, page };
  };

  it('is taken beside it, graded nowhere', async () => {
    const { visitor, page } = await advised();
    expect(page.view).toBe('results');
    expect(page.text).toContain('/practice/bien-noter"');
    const start = await visitor.get('/practice/bien-noter');
    expect(textOf(start)).toContain('Ce module n’est pas noté.');
    const begun = await followed(visitor, await visitor.send(start, '/practice/bien-noter/start'));
    expect(begun.view).toBe('module');
    expect(start.text).toContain(`href="${visitor.base}/results">Revenir à mon résultat`);
    expect(page.text).not.toContain('Revenir à mon résultat');
    expect((await sittingOf(tool, visitor)).status).toBe('finished');
  });

  it('says that it is for the learner alone, and is: the teacher’s pages say nothing of it', async () => {
    const { visitor } = await advised();
    const start = await visitor.get('/practice/bien-noter');
    const text = textOf(start);
    expect(text).toContain('Cet entraînement est pour vous : vos enseignants n’en voient rien.');
    expect(text).not.toContain('Vos enseignants voient');
    expect(textOf(await (await inModule()).get())).toContain('Vos enseignants voient');

    const { resourceLinkId = '' } = await placementOf(tool, visitor);
    const teacher = await visit(tool, { link: resourceLinkId, person: 'helene.morvan' });
    const { learnerId } = await sessionOf(tool, visitor);
    const seen = async () => {
      const pages = ['', '/participations.csv', `/learners/${learnerId}`, '/grades'];
      const answers = await Promise.all(pages.map((page) => teacher.get(page)));
      expect(answers.map(({ status }) => status)).toEqual(pages.map(() => 200));
      return answers.map(({ text: page }) => page.replace(/nonce="[^"]*"/g, ''));
    };
    const before = await seen();
    let page = await followed(visitor, await visitor.send(start, '/practice/bien-noter/start'));
    page = await followed(visitor, await visitor.send(page, '/practice/bien-noter/step/scene'));
    await visitor.send(page, '/practice/bien-noter/item', SKIP);
    expect(await seen()).toEqual(before);
  });

  it('is not found under the name of a path, or none', async () => {
    const { visitor } = await advised();
    expect((await visitor.get('/practice/bref')).status).toBe(404);
    expect((await visitor.get('/practice/rien')).status).toBe(404);
  });
});
