import type { Claims } from '../../../src/demo-lms/platform/launch-claims.js';
import { sessionsDefinition, type Session } from '../../../src/lti/sessions.js';
import { derive } from '../../../src/security/digest.js';
import { latestSitting } from '../../../src/sittings/latest-sitting.js';
import type { Sitting } from '../../../src/sittings/sitting.js';
import { RIGHT, smallContent } from '../../support/content-folder.js';
import { hiddenFields, type Answer, type Form, type TestBrowser } from '../../support/test-browser.js';
import { startTool, type LaunchOptions, type RunningTool, type ToolOptions } from '../../support/tool.js';

/** The tool with the small content, and the demo LMS. */
export async function startSmallTool(options: ToolOptions = {}): Promise<RunningTool> {
  return startTool({ content: await smallContent(), ...options });
}

let links = 0;

/** A new activity in the course. @returns its id */
export async function newLink(
  { lms }: RunningTool,
  {
    path,
    prescription,
    title = 'Une activité',
    graded = true,
  }: { path?: string; prescription?: string; title?: string; graded?: boolean } = {},
): Promise<string> {
  const id = `link-${(links += 1)}`;
  const custom = {
    ...(path === undefined ? {} : { path }),
    ...(prescription === undefined ? {} : { prescription }),
  };
  await lms.platform.addLink({ id, title, custom, ...(graded ? { scoreMaximum: 100 } : {}) });
  return id;
}

/** A launch whose claims differ from the good ones by these. */
export function claiming(changes: Claims): Pick<LaunchOptions, 'forgery'> {
  return { forgery: { claims: (good) => ({ ...good, ...changes }) } };
}

/** A launch of somebody who is not enrolled in the demo course. */
export function stranger(sub: string, more: Claims = {}): Pick<LaunchOptions, 'forgery'> {
  return claiming({ sub, name: sub, given_name: sub, family_name: undefined, email: undefined, ...more });
}

/** Somebody in front of a browser, on the pages of one launch. */
export interface Visitor {
  readonly browser: TestBrowser;
  /** Where the launch's pages are. */
  readonly base: string;
  get(path?: string): Promise<Answer>;
  /** Sends the page's own form, with these fields beside its hidden ones. */
  send(page: Answer, path: string, fields?: Form): Promise<Answer>;
}

export function visitorAt(browser: TestBrowser, base: string): Visitor {
  return {
    browser,
    base,
    get: (path = '') => browser.get(base + path),
    send: (page, path, fields = {}) => browser.post(base + path, { ...hiddenFields(page.text), ...fields }),
  };
}

export async function visit(tool: RunningTool, options: LaunchOptions = {}): Promise<Visitor> {
  const browser = tool.browser();
  return visitorAt(browser, await tool.enter(browser, options));
}

/** The token of the session's forms, as every page with a form carries it. */
export function formTokenOf({ browser, base }: Visitor): string {
  return derive(browser.cookies.get(`__Host-s-${base.slice('/l/'.length)}`) ?? '', 'form');
}

/** Starts, or resumes, and gives the item's page. */
export async function begin(visitor: Visitor): Promise<Answer> {
  const started = await visitor.send(await visitor.get(), '/start');
  expect(started.status).toBe(303);
  return visitor.browser.get(started.location ?? '');
}

/** The kind of answer that an item's page asks for. */
export function kindOf({ text }: Answer): 'choice' | 'choices' | 'text' {
  if (text.includes('type="radio"')) return 'choice';
  return text.includes('type="checkbox"') ? 'choices' : 'text';
}

export function rightFields(page: Answer): Form {
  return { answer: RIGHT[kindOf(page)] };
}

export function wrongFields(page: Answer): Form {
  return { answer: { choice: 'a', choices: ['a', 'b'], text: 'autre chose' }[kindOf(page)] };
}

export const SKIP: Form = { skip: '1' };

/** Answers an item's page and gives the page that follows. */
export async function answer(visitor: Visitor, page: Answer, fields: Form): Promise<Answer> {
  const sent = await visitor.send(page, '/item', fields);
  expect(sent.status).toBe(303);
  return visitor.browser.get(sent.location ?? '');
}

/** Passes what is asked, through as many attempts as it takes, until it is an item of this kind. */
export async function comeTo(visitor: Visitor, kind: ReturnType<typeof kindOf>): Promise<Answer> {
  for (let tries = 0; tries < 60; tries += 1) {
    const page = await begin(visitor);
    expect(page.view).toBe('item');
    if (kindOf(page) === kind) return page;
    await visitor.send(page, '/item', SKIP);
  }
  throw new Error(`no item of kind ${kind}`);
}

/** Answers all that is asked, by default right. @returns the page of results */
export async function finish(
  visitor: Visitor,
  fieldsFor: (page: Answer) => Form = rightFields,
): Promise<Answer> {
  let page = await begin(visitor);
  for (let steps = 0; steps < 100; steps += 1) {
    if (page.view === 'results') return page;
    if (page.view === 'item') page = await answer(visitor, page, fieldsFor(page));
    else page = await visitor.get(page.text.includes('/results"') ? '/results' : '/item');
  }
  throw new Error(`no end, but a page ${page.view ?? 'without a name'}`);
}

/** The visitor's session, as it is stored. */
export async function sessionOf({ services }: RunningTool, { base }: Visitor): Promise<Session> {
  const found = await services.store.collection(sessionsDefinition).get(base.slice('/l/'.length));
  if (found === undefined) throw new Error('no such session');
  return found.doc;
}

/** The visitor's newest sitting, as it is stored. */
export async function sittingOf(tool: RunningTool, visitor: Visitor): Promise<Sitting> {
  const { placementId = '', learnerId } = await sessionOf(tool, visitor);
  const found = await latestSitting(placementId, learnerId, tool.services.sitting.sittings);
  if (found === undefined) throw new Error('no sitting');
  return found.doc;
}

/** The text that people read, without markup. */
export function textOf({ text }: Answer): string {
  const body = text.replace(/^.*?<main[^>]*>/s, '').replace(/<\/main>.*$/s, '');
  return body
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;|&apos;/g, "'")
    .replace(/&#34;|&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();
}

/** Everything that lasts: what must not change when something is refused. */
export async function storedThings({ services }: RunningTool): Promise<string> {
  const { sitting, grades, lti } = services;
  const sittings = await sitting.sittings.find({});
  const due = await grades.grades.find({});
  const registrations = await lti.registrations.list();
  return JSON.stringify({ sittings, due, registrations });
}
