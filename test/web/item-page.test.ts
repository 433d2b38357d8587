import { TELLTALE } from '../support/content-folder.js';
import type { Answer } from '../support/test-browser.js';
import { startTool, type RunningTool } from '../support/tool.js';
import {
  answer,
  begin,
  claiming,
  comeTo,
  kindOf,
  newLink,
  SKIP,
  startSmallTool,
  textOf,
  visit,
  type Visitor,
} from './support/small-tool.js';

let tool: RunningTool;
beforeAll(async () => {
  tool = await startSmallTool();
});
afterAll(() => tool.stop());

const newVisit = async (path = 'libre', more = {}) =>
  visit(tool, { link: await newLink(tool, { path }), ...more });

/** A visitor whose page asks for an answer of this kind. */
async function asked(kind: 'choice' | 'choices' | 'text', more = {}): Promise<[Visitor, Answer]> {
  const visitor = await newVisit('libre', more);
  return [visitor, await comeTo(visitor, kind)];
}

describe('the item page', () => {
  it('is one form that posts, with its answer fields named answer', async () => {
    for (const kind of ['choice', 'choices', 'text'] as const) {
      const [{ base }, page] = await asked(kind);
      expect(page.text.match(/<form /g)).toHaveLength(1);
      expect(page.text).toContain(`<form method="post" action="${base}/item"`);
      const fields = [...page.text.matchAll(/<input (?![^>]*type="hidden")[^>]*>/g)].map(([field]) => field);
      expect(fields.length).toBe(kind === 'text' ? 1 : 4);
      for (const field of fields) expect(field).toContain('name="answer"');
    }
  });

  it('has a primary button that submits, and “Je passe” beside it', async () => {
    const [, page] = await asked('choice');
    const buttons = [...page.text.matchAll(/<button class="([^"]*)" type="submit"([^>]*)>([^<]*)</g)];
    expect(buttons.map(([, style, , label]) => [style, label])).toEqual([
      ['button', 'Valider ma réponse'],
      ['button button-quiet', 'Je passe'],
    ]);
    expect(buttons[1]?.[2]).toContain('name="skip"');
  });

  it('says where one is', async () => {
    const visitor = await newVisit();
    const page = await begin(visitor);
    expect(textOf(page)).toContain('Question 1 sur 4');
    expect(textOf(await answer(visitor, page, SKIP))).toContain('Question 2 sur 4');
  });

  it('says how many questions there may be where it can end earlier', async () => {
    expect(textOf(await begin(await newVisit('soin')))).toContain('Question 1, 12 au plus');
  });

  it('names options by their id', async () => {
    const [, page] = await asked('choices');
    const values = [...page.text.matchAll(/name="answer" value="([^"]*)"/g)].map(([, value]) => value);
    expect([...values].sort()).toEqual(['a', 'b', 'c', 'd']);
    expect(textOf(page)).toContain('Plusieurs réponses sont possibles.');
  });

  it('labels a text field, and gives the form that the answer takes', async () => {
    const [, page] = await asked('text');
    expect(page.text).toMatch(/<label class="question" for="answer"[^>]*>Question \d/);
    expect(page.text).toContain('aria-describedby="format"');
    expect(textOf(page)).toContain('Un mot');
  });

  it('marks the French of its item in an English page', async () => {
    const english = claiming({
      locale: 'en',
      'https://purl.imsglobal.org/spec/lti/claim/launch_presentation': { locale: 'en' },
    });
    for (const kind of ['choice', 'text'] as const) {
      const [, page] = await asked(kind, english);
      expect(page.text).toContain('<html lang="en">');
      expect(page.text).toMatch(/class="question"[^>]* lang="fr"/);
      expect(page.text).toMatch(kind === 'text' ? /id="format" lang="fr"/ : /class="options" lang="fr"/);
      expect(page.text).toContain('>Skip<');
    }
  });
});

describe('without an answer', () => {
  it.each(['choice', 'choices', 'text'] as const)(
    'to a %s, the page comes again and says so',
    async (kind) => {
      const [visitor, page] = await asked(kind);
      const again = await visitor.send(page, '/item', kind === 'text' ? { answer: '   ' } : {});
      expect(again.status).toBe(422);
      expect(again.view).toBe('item');
      expect(page.text).toContain('<title>Question ');
      expect(again.text).toContain('<title>Erreur : Question ');
      expect(textOf(again)).toContain(
        kind === 'text'
          ? 'Écrivez une réponse, ou « Je passe ».'
          : 'Choisissez une réponse, ou « Je passe ».',
      );
      expect(again.text).toMatch(/id="problem" role="alert"/);
      expect(again.text).toMatch(/aria-describedby="[^"]*problem"/);
      const question = (text: string) => /class="question"[^>]*>([^<]*)</.exec(text)?.[1];
      expect(question(again.text)).toBe(question(page.text));
    },
  );

  it('nothing is kept: the same item waits', async () => {
    const visitor = await newVisit();
    const page = await begin(visitor);
    await visitor.send(page, '/item');
    const after = await visitor.get('/item');
    expect(textOf(after)).toContain('Question 1 sur 4');
    expect(after.text).toContain(/name="serving" value="([^"]+)"/.exec(page.text)?.[0] ?? 'none');
  });
});

describe('no key reaches the browser before the answer', () => {
  it('with the small content, on any page up to the results', async () => {
    for (const path of ['libre', 'examen', 'positionnement']) {
      const visitor = await newVisit(path);
      expect((await visitor.get()).text).not.toMatch(TELLTALE);
      let page = await begin(visitor);
      while (page.view === 'item') {
        expect(page.text).not.toMatch(TELLTALE);
        expect(page.text).not.toMatch(/correct|credit|accepted|chosen|missed/i);
        expect(kindOf(page) === 'text' && page.text.includes('sigle')).toBe(false);
        const missing = await visitor.send(page, '/item');
        expect(missing.text).not.toMatch(TELLTALE);
        page = await answer(visitor, page, SKIP);
      }
    }
  });

  it('nor in a header, nor in where it is sent', async () => {
    const visitor = await newVisit();
    const page = await begin(visitor);
    const sent = await visitor.send(page, '/item', { answer: kindOf(page) === 'choices' ? ['a'] : 'a' });
    expect(JSON.stringify(sent.headers) + sent.text).not.toMatch(TELLTALE);
    expect(sent.location).toMatch(/\/item$/);
  });

  it('with the content that is shipped: only an item’s question, situation and options are there', async () => {
    const shipped = await startTool();
    const visitor = await visit(shipped, { link: 'decouverte' });
    let page = await begin(visitor);
    let seen = 0;
    while (page.view === 'item') {
      for (const item of shipped.services.content.items.values()) {
        const feedback = [...JSON.stringify(item).matchAll(/"feedback":("(?:[^"\\]|\\.)*")/g)];
        const told = feedback.map(([, text = '""']) => JSON.parse(text) as string);
        const secrets = [item.explanation, ...told].map((text) => text.trim().slice(0, 40));
        expect(secrets.filter((secret) => secret.length === 40 && page.text.includes(secret))).toEqual([]);
        expect(page.text.includes(item.source.title)).toBe(false);
      }
      seen += 1;
      page = await answer(visitor, page, SKIP);
    }
    expect(seen).toBe(10);
    await shipped.stop();
  });
});

describe('after a closed tab', () => {
  it('the very same item comes again, with its options in the same order', async () => {
    const link = await newLink(tool, { path: 'libre' });
    const first = await visit(tool, { link });
    const page = await comeTo(first, 'choice');
    const essence = ({ text }: Answer) => [
      /name="serving" value="([^"]+)"/.exec(text)?.[1],
      [...text.matchAll(/name="answer" value="(.)"/g)].map(([, id]) => id).join(''),
    ];
    const elsewhere = await visit(tool, { link });
    expect(elsewhere.base).not.toBe(first.base);
    expect(essence(await begin(elsewhere))).toEqual(essence(page));
    expect(essence(await elsewhere.get('/item'))).toEqual(essence(page));
    expect(essence(await first.get('/item'))).toEqual(essence(page));
  });

  it('what was answered stays answered', async () => {
    const link = await newLink(tool, { path: 'libre' });
    const first = await visit(tool, { link });
    await answer(first, await begin(first), SKIP);
    expect(textOf(await begin(await visit(tool, { link })))).toContain('Question 2 sur 4');
  });
});

it('sends one who has not started to the start page', async () => {
  const visitor = await newVisit();
  const page = await visitor.get('/item');
  expect([page.status, page.location]).toEqual([303, visitor.base]);
});
