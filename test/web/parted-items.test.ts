import { PARTED_ITEMS, partedItemFile } from '../support/parted-items.js';
import { pathFile, smallContent, TELLTALE } from '../support/content-folder.js';
import type { Answer, Form } from '../support/test-browser.js';
import type { RunningTool } from '../support/tool.js';
import {
  answer,
  begin,
  newLink,
  sittingOf,
  SKIP,
  startSmallTool,
  textOf,
  visit,
  type Visitor,
} from './support/small-tool.js';

/** The forms that these items show: each line's answer beside its part, in the page's order. */

let tool: RunningTool;
beforeAll(async () => {
  const content = await smallContent({
    'items/soin.noter.yaml': partedItemFile,
    'paths/lignes.yaml': pathFile('lignes', {
      mode: 'training',
      grading: 'share',
      feedback: 'at-once',
      competences: ['soin.noter'],
      length: { min: PARTED_ITEMS.length, max: PARTED_ITEMS.length },
    }),
  });
  tool = await startSmallTool({ content });
});
afterAll(() => tool.stop());

type Type = (typeof PARTED_ITEMS)[number]['type'];

/** Somebody in front of the item of this type. */
async function before(type: Type): Promise<{ visitor: Visitor; page: Answer }> {
  const visitor = await visit(tool, { link: await newLink(tool, { path: 'lignes' }) });
  let page = await begin(visitor);
  while (!page.text.includes(`devant ${type}`)) {
    expect(page.view).toBe('item');
    await answer(visitor, page, SKIP);
    page = await visitor.get('/item');
  }
  return { visitor, page };
}

/** The parts of a page, by the names of their fields. */
const partsOf = ({ text }: Answer) => [
  ...new Set([...text.matchAll(/name="answer-([a-z])"/g)].map(([, id = '']) => id)),
];

/** The form with these answers by part; a part that is not named is left empty, as a list or a field sends it. */
function filled(page: Answer, answers: Readonly<Record<string, string>>): Form {
  const radios = page.text.includes('type="radio"');
  const parts = partsOf(page).filter((id) => !radios || id in answers);
  return Object.fromEntries(parts.map((id) => [`answer-${id}`, answers[id] ?? '']));
}

async function creditOf(type: Type, answers: Readonly<Record<string, string>>): Promise<number | undefined> {
  const { visitor, page } = await before(type);
  const next = await answer(visitor, page, filled(page, answers));
  expect(next.view).toBe('feedback');
  return (await sittingOf(tool, visitor)).responses.at(-1)?.credit;
}

const RIGHT = {
  ordering: { a: '1', b: '2', c: '3', d: '4' },
  matching: { a: 'b', b: 'a' },
  categories: { a: 'a', b: 'a', c: 'b' },
  blanks: { a: 'avant', b: ' SIGLE ' },
  simulation: { a: 'b', b: 'a' },
} as const;

describe.each(Object.entries(RIGHT) as [keyof typeof RIGHT, Record<string, string>][])(
  '%s',
  (type, right) => {
    it('shows its lines and nothing of its key', async () => {
      const { page } = await before(type);
      expect(partsOf(page).toSorted()).toEqual(Object.keys(right));
      expect(page.text).not.toMatch(TELLTALE);
      expect(page.text).not.toMatch(/faulty|correct/);
    });

    it('gives full credit for what is right, and tells why', async () => {
      const { visitor, page } = await before(type);
      const told = await answer(visitor, page, filled(page, right));
      expect((await sittingOf(tool, visitor)).responses.at(-1)?.credit).toBe(1);
      const text = textOf(told);
      expect(text).toContain('C’est juste');
      expect(text).toContain('RETOUR');
      expect(text).toContain(`EXPLICATION de ${type}`);
      expect(text).not.toContain('Attendu');
    });

    it('is not answered by a form without an answer', async () => {
      const { visitor, page } = await before(type);
      const sent = await visitor.send(page, '/item', filled(page, {}));
      expect([sent.status, sent.view]).toEqual([422, 'item']);
      expect(textOf(sent)).toContain('Répondez au moins à une ligne');
      expect((await sittingOf(tool, visitor)).current).toBeDefined();
    });

    it.each([
      ['one answer for all', { answer: 'a' }],
      ['two answers to one part', { 'answer-a': ['a', 'b'] }],
      ['a part that it does not have', { 'answer-z': 'a' }],
    ] as const)('refuses %s', async (_name, form) => {
      const { visitor, page } = await before(type);
      const sent = await visitor.send(page, '/item', form);
      // A place alone is no order: asked again, not taken.
      expect(sent.status).toBe(type === 'ordering' && 'answer-z' in form ? 422 : 400);
      expect((await sittingOf(tool, visitor)).current).toBeDefined();
    });
  },
);

it('gives credit for each line that is right, and tells what was expected of the others', async () => {
  expect(await creditOf('matching', { a: 'b', b: 'b' })).toBe(0.5);
  expect(await creditOf('categories', { a: 'a' })).toBeCloseTo(1 / 3);
  expect(await creditOf('blanks', { b: 'sigle' })).toBe(0.5);
  const { visitor, page } = await before('simulation');
  const text = textOf(await answer(visitor, page, filled(page, { a: 'c', b: 'a' })));
  expect(text).toContain('C’est juste en partie');
  expect(text).toMatch(/Que dites-vous \? à revoir Votre réponse : Choix c Attendu : Choix b/);
  expect(text).toContain('RETOUR sur le choix c');
  expect(text).toContain('RETOUR sur le choix b');
});

it('refuses a choice that the item does not offer', async () => {
  for (const [type, answers] of [
    ['matching', { a: 'z' }],
    ['categories', { a: 'c' }],
    ['blanks', { a: 'pendant' }],
    ['simulation', { b: 'c' }],
  ] as const) {
    const { visitor, page } = await before(type);
    expect((await visitor.send(page, '/item', filled(page, answers))).status).toBe(400);
  }
});

it('draws the order of each list anew at each showing, and keeps it when looked at again', async () => {
  const orders = new Set<string>();
  const orderIn = (text: string) =>
    [...text.matchAll(/name="answer-a" value="([a-z])"/g)].map(([, id]) => id).join('');
  for (let tries = 0; tries < 8; tries += 1) {
    const { visitor, page } = await before('simulation');
    orders.add(orderIn(page.text));
    expect(orderIn((await visitor.get('/item')).text)).toBe(orderIn(page.text));
  }
  expect(orders.size).toBeGreaterThan(1);
});

describe('ordering', () => {
  it('is never shown in the right order', async () => {
    for (let tries = 0; tries < 8; tries += 1) {
      expect(partsOf((await before('ordering')).page)).not.toEqual(['a', 'b', 'c', 'd']);
    }
  });

  it('asks again where two lines have one place, and keeps what was chosen', async () => {
    const { visitor, page } = await before('ordering');
    const sent = await visitor.send(page, '/item', filled(page, { a: '1', b: '1', c: '3', d: '4' }));
    expect([sent.status, sent.view]).toEqual([422, 'item']);
    expect(textOf(sent)).toContain('une place différente');
    expect(sent.text.match(/<option value="\d" selected>/g)).toHaveLength(4);
  });

  it('gives credit for pairs in the right order', async () => {
    expect(await creditOf('ordering', { a: '2', b: '1', c: '3', d: '4' })).toBeCloseTo(4 / 6);
    expect(await creditOf('ordering', { a: '4', b: '3', c: '2', d: '1' })).toBe(0);
  });
});

it('refuses parts of an item that has none', async () => {
  const { visitor, page } = await before('find-in-document');
  expect((await visitor.send(page, '/item', { 'answer-a': 'b' })).status).toBe(400);
});

describe('a document', () => {
  it('is marked by its passages', async () => {
    const { visitor, page } = await before('find-in-document');
    expect(page.text).not.toMatch(TELLTALE);
    const told = await answer(visitor, page, { answer: ['b', 'c'] });
    expect((await sittingOf(tool, visitor)).responses.at(-1)?.credit).toBe(1);
    expect(textOf(told)).toContain('RETOUR : un secret aussi');
    expect(textOf(told)).not.toContain('la politesse');
  });

  it('gives half for one of two, and nothing for everything', async () => {
    const half = await before('find-in-document');
    await answer(half.visitor, half.page, { answer: ['b'] });
    expect((await sittingOf(tool, half.visitor)).responses.at(-1)?.credit).toBe(0.5);
    const all = await before('find-in-document');
    await answer(all.visitor, all.page, { answer: ['a', 'b', 'c', 'd'] });
    expect((await sittingOf(tool, all.visitor)).responses.at(-1)?.credit).toBe(0);
  });
});

it('goes to the end of the path and tells every answer again', async () => {
  const visitor = await visit(tool, { link: await newLink(tool, { path: 'lignes' }) });
  let page = await begin(visitor);
  for (let step = 0; page.view === 'item'; step += 1) {
    const type = PARTED_ITEMS.find((item) => page.text.includes(`devant ${item.type}`))?.type ?? 'ordering';
    const form =
      type === 'find-in-document' ? { answer: ['b', 'c'] } : filled(page, RIGHT[type as keyof typeof RIGHT]);
    await answer(visitor, page, form);
    page = await visitor.get(step === PARTED_ITEMS.length - 1 ? '/results' : '/item');
  }
  expect(page.view).toBe('results');
  expect((await sittingOf(tool, visitor)).responses.map(({ credit }) => credit)).toEqual(
    PARTED_ITEMS.map(() => 1),
  );
});
