import { hiddenFields, type Answer, type Form } from '../support/test-browser.js';
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
  stranger,
  textOf,
  visit,
  wrongFields,
  type Visitor,
} from './support/small-tool.js';

let tool: RunningTool;
beforeAll(async () => {
  tool = await startSmallTool();
});
afterAll(() => tool.stop());

const newVisit = async (path = 'libre') => visit(tool, { link: await newLink(tool, { path }) });
const creditsOf = async (visitor: Visitor) =>
  (await sittingOf(tool, visitor)).responses.map(({ credit }) => credit);
const servingIn = ({ text }: Answer) => hiddenFields(text)['serving'];

describe('an answer counts once', () => {
  it('sent twice by a double click: the second is led to what follows', async () => {
    const visitor = await newVisit();
    const page = await begin(visitor);
    const fields = rightFields(page);
    const first = await visitor.send(page, '/item', fields);
    const second = await visitor.send(page, '/item', fields);
    expect([first.status, second.status]).toEqual([303, 303]);
    expect(await creditsOf(visitor)).toEqual([1]);
    const next = await visitor.browser.get(second.location ?? '');
    expect(textOf(next)).toContain('Question 2 sur 4');
  });

  it('sent again from a stale tab with another answer: the first stays, and the page says so', async () => {
    const visitor = await newVisit();
    const stale = await begin(visitor);
    await answer(visitor, stale, rightFields(stale));
    const next = await answer(visitor, stale, wrongFields(stale));
    expect(await creditsOf(visitor)).toEqual([1]);
    expect(textOf(next)).toContain('Vous aviez déjà répondu à cette question');
    expect(textOf(next)).toContain('Question 2 sur 4');
  });

  it('sent again by the back button three questions later: nothing moves', async () => {
    const visitor = await newVisit();
    const first = await begin(visitor);
    let page = first;
    for (let n = 0; n < 3; n += 1) page = await answer(visitor, page, SKIP);
    const again = await answer(visitor, first, rightFields(first));
    expect(servingIn(again)).toBe(servingIn(page));
    expect(await creditsOf(visitor)).toEqual([0, 0, 0]);
  });

  it('sent again after the end: the results stand', async () => {
    const visitor = await newVisit();
    const first = await begin(visitor);
    await finish(visitor);
    const before = await sittingOf(tool, visitor);
    const again = await answer(visitor, first, wrongFields(first));
    expect(again.view).toBe('results');
    expect(await sittingOf(tool, visitor)).toEqual(before);
  });

  it('sent many times at once: exactly one counts', async () => {
    const visitor = await newVisit();
    const page = await begin(visitor);
    const posts = Array.from({ length: 8 }, () => visitor.send(page, '/item', rightFields(page)));
    const statuses = (await Promise.all(posts)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([303]));
    expect(await creditsOf(visitor)).toEqual([1]);
  });

  it('sent with different answers from two tabs at once: exactly one counts, and both go on', async () => {
    for (let round = 0; round < 5; round += 1) {
      const link = await newLink(tool, { path: 'libre' });
      const one = await visit(tool, { link });
      const other = await visit(tool, { link });
      const [mine, theirs] = [await begin(one), await begin(other)];
      const posts = [
        one.send(mine, '/item', rightFields(mine)),
        other.send(theirs, '/item', wrongFields(theirs)),
        other.send(theirs, '/item', SKIP),
      ];
      for (const { status } of await Promise.all(posts)) expect(status).toBe(303);
      const { responses, current } = await sittingOf(tool, one);
      expect(responses).toHaveLength(1);
      expect(servingIn(await one.get('/item'))).toBe(current?.id);
      expect(servingIn(await other.get('/item'))).toBe(current?.id);
    }
  });

  it('as the last one from two tabs at once: one end, one grade', async () => {
    const link = await newLink(tool, { path: 'positionnement' });
    const visitor = await visit(tool, { link });
    let page = await begin(visitor);
    for (let n = 0; n < 3; n += 1) page = await answer(visitor, page, SKIP);
    await Promise.all([1, 2, 3, 4].map(() => visitor.send(page, '/item', rightFields(page))));
    await tool.deliverGrades();
    const column = tool.lms.gradebook.columnOf(link)?.id ?? '';
    expect(tool.lms.gradebook.grade(column, 'camille.arnoult')?.score).toBe(100);
    const { placementId } = await sittingOf(tool, visitor);
    expect(await tool.services.grades.grades.count({ placementId })).toBe(1);
  });

  it('and two starts at once make one sitting', async () => {
    const visitor = await newVisit();
    const start = await visitor.get();
    await Promise.all([1, 2, 3, 4].map(() => visitor.send(start, '/start')));
    const { placementId } = await sittingOf(tool, visitor);
    expect(await tool.services.sitting.sittings.count({ placementId })).toBe(1);
  });
});

describe('a stale tab of an earlier attempt', () => {
  it('does not touch the new one, and says where to go on', async () => {
    const visitor = await newVisit();
    const stale = await begin(visitor);
    await finish(visitor);
    await begin(visitor);
    const before = await storedThings(tool);
    const sent = await visitor.send(stale, '/item', rightFields(stale));
    expect([sent.status, sent.view]).toEqual([409, 'error']);
    expect(textOf(sent)).toContain('Cette question n’est plus celle en cours.');
    expect(sent.text).toContain(`href="${visitor.base}/item"`);
    expect(await storedThings(tool)).toBe(before);
  });

  it('without an answer is led to where one is', async () => {
    const visitor = await newVisit();
    const stale = await begin(visitor);
    await finish(visitor);
    const sent = await visitor.send(stale, '/item');
    expect([sent.status, sent.location]).toEqual([303, `${visitor.base}/item`]);
    expect((await visitor.get('/item')).location).toBe(`${visitor.base}/results`);
  });
});

describe('refuses with 400, and stores nothing', () => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await newVisit('entrainement');
  });

  const refused = async (fields: Form, status = 400) => {
    await begin(visitor);
    const before = await storedThings(tool);
    const sent = await visitor.browser.post(`${visitor.base}/item`, {
      _token: formTokenOf(visitor),
      serving: servingIn(await visitor.get('/item')) ?? '',
      ...fields,
    });
    expect(sent.status).toBe(status);
    expect(sent.view).toBe('error');
    expect(textOf(sent).length).toBeGreaterThan(40);
    expect(await storedThings(tool)).toBe(before);
  };

  it.each(['z', '0', '3', 'A', 'Proposition a', '__proto__', '\u0000', 'a,b'])(
    'the option %j: answers name option ids, never positions',
    async (option) => {
      await comeTo(visitor, 'choice');
      await refused({ answer: option });
    },
  );

  it('an unknown option among several', async () => {
    await comeTo(visitor, 'choices');
    await refused({ answer: ['b', 'z'] });
  });

  it('several answers to an item that takes one', async () => {
    await comeTo(visitor, 'choice');
    await refused({ answer: ['a', 'c'] });
  });

  it('several texts', async () => {
    await comeTo(visitor, 'text');
    await refused({ answer: ['un', 'deux'] });
  });

  it('a text that is too long', async () => {
    await comeTo(visitor, 'text');
    await refused({ answer: 'x'.repeat(2_001) });
  });

  it('more answers than an item has options', async () => {
    await comeTo(visitor, 'choices');
    await refused({ answer: Array.from({ length: 21 }, () => 'a') });
  });

  it('a serving that is missing, empty or a list', async () => {
    await refused({ serving: '', answer: 'a' });
    await refused({ serving: ['a', 'b'], answer: 'a' });
    await refused({ serving: 'x'.repeat(65), answer: 'a' });
  });

  it('a serving of nobody: 409', async () => {
    await refused({ serving: 'AAAAAAAAAAAAAAAAAAAAAA', answer: 'a' }, 409);
  });

  it('a serving of another learner: 409', async () => {
    const other = await visit(tool, {
      link: await newLink(tool, { path: 'libre' }),
      person: 'ines.delahaye',
    });
    await refused({ serving: servingIn(await begin(other)) ?? '', answer: 'a' }, 409);
  });
});

it('takes a text in which anything stands, and shows it as it is', async () => {
  const visitor = await newVisit('entrainement');
  const page = await comeTo(visitor, 'text');
  const odd = '<script>alert(1)</script> "\'& \u0000 é 漢 \u{1F600}';
  const feedback = await answer(visitor, page, { answer: odd });
  expect(feedback.view).toBe('feedback');
  expect(feedback.text).not.toContain('<script>alert');
  expect(feedback.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect((await sittingOf(tool, visitor)).responses.at(-1)?.answer).toEqual({ kind: 'text', text: odd });
});

it('asks items of earlier attempts last', async () => {
  const link = await newLink(tool, { path: 'libre' });
  const visitor = await visit(tool, { link, ...stranger('sub-new') });
  await finish(visitor);
  const first = (await sittingOf(tool, visitor)).responses.map(({ item }) => item);
  await finish(visitor);
  const second = await sittingOf(tool, visitor);
  expect(second.attempt).toBe(2);
  expect(second.responses.map(({ item }) => item).filter((item) => first.includes(item))).toEqual([]);
});
