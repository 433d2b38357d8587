import type { Answer, Form } from '../support/test-browser.js';
import type { RunningTool } from '../support/tool.js';
import {
  begin,
  formTokenOf,
  newLink,
  startSmallTool,
  storedThings,
  textOf,
  visit,
  type Visitor,
} from './support/small-tool.js';

let tool: RunningTool;
let learner: Visitor;
let teacher: Visitor;
beforeAll(async () => {
  tool = await startSmallTool();
  learner = await visit(tool, { link: await newLink(tool) });
  await begin(learner);
  teacher = await visit(tool, { link: await newLink(tool), person: 'helene.morvan' });
});
afterAll(() => tool.stop());

const FORMS: readonly (readonly [string, () => Visitor, Form])[] = [
  ['/start', () => learner, {}],
  ['/item', () => learner, { skip: '1', serving: 'AAAAAAAAAAAAAAAAAAAAAA' }],
  ['/path', () => teacher, { path: 'libre' }],
  ['/try/start', () => teacher, {}],
  ['/try/item', () => teacher, { skip: '1', serving: 'AAAAAAAAAAAAAAAAAAAAAA' }],
];

describe.each(FORMS)('a form to %s', (path, who, fields) => {
  async function send(form: Form, headers: Record<string, string> = {}) {
    const { browser, base } = who();
    return browser.post(base + path, { ...fields, ...form }, headers);
  }

  async function refused(form: Form, headers: Record<string, string> = {}): Promise<void> {
    const before = await storedThings(tool);
    const sent = await send(form, headers);
    expect([sent.status, sent.view]).toEqual([403, 'error']);
    expect(textOf(sent)).toContain('L’envoi ne vient pas d’une page de Parcours.');
    expect(await storedThings(tool)).toBe(before);
  }

  const token = () => formTokenOf(who());

  it('is refused without its token', () => refused({}));
  it('is refused with an empty token', () => refused({ _token: '' }));
  it('is refused with a token that was made up', () => refused({ _token: 'A'.repeat(43) }));
  it('is refused with the right token twice', () => refused({ _token: [token(), token()] }));
  it('is refused with the token of another launch', () =>
    refused({ _token: formTokenOf(who() === learner ? teacher : learner) }));

  it.each(['cross-site', 'same-site', 'none', '', 'SAME-ORIGIN', 'same-origin, cross-site'])(
    'is refused where the browser says that it comes from %j',
    (site) => refused({ _token: token() }, { 'Sec-Fetch-Site': site }),
  );

  it.each(['https://evil.example', 'null', 'http://localhost', 'http://localhost:1'])(
    'is refused from the origin %s of a browser that says no more',
    (origin) => refused({ _token: token() }, { Origin: origin }),
  );

  it('is taken from our own page', async () => {
    const sent = await send({ _token: token() }, { 'Sec-Fetch-Site': 'same-origin', Origin: tool.url });
    expect(sent.status).not.toBe(403);
    expect(sent.status).toBeLessThan(500);
  });

  it('is taken from an old browser that says its origin only, or nothing', async () => {
    expect((await send({ _token: token() }, { Origin: tool.url })).status).not.toBe(403);
    expect((await send({ _token: token() })).status).not.toBe(403);
  });
});

it('every form of every page carries the token', async () => {
  const item = await begin(learner);
  for (const page of [await learner.get(), item, await teacher.get(), await teacher.get('/try')]) {
    const forms = page.text.match(/<form method="post"/g) ?? [];
    const tokens = page.text.match(/name="_token" value="[\w-]{43}"/g) ?? [];
    expect(tokens).toHaveLength(forms.length);
  }
});

it('the token is not the session’s, and differs between launches', async () => {
  const shownTo = ({ text }: Answer) => /name="_token" value="([\w-]{43})"/.exec(text)?.[1];
  const own = shownTo(await begin(learner));
  expect(own).toMatch(/^[\w-]{43}$/);
  expect([...learner.browser.cookies.values()]).not.toContain(own);
  expect(shownTo(await teacher.get())).not.toBe(own);
});

it.each(['PUT', 'PATCH', 'DELETE'])('%s is no way around it', async (method) => {
  const cookie = [...learner.browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const { status } = await fetch(`${tool.url}${learner.base}/start`, { method, headers: { cookie } });
  expect(status).toBe(403);
});
