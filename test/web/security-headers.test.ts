import { pino } from 'pino';
import supertest from 'supertest';
import { readConfig } from '../../src/config.js';
import { composeServices, definitions } from '../../src/services.js';
import { createApp } from '../../src/web/app.js';
import { smallContent } from '../support/content-folder.js';
import { memoryStore, temporaryDirectory } from '../support/stores.js';
import type { Answer } from '../support/test-browser.js';
import type { RunningTool } from '../support/tool.js';
import {
  answer,
  begin,
  finish,
  newLink,
  SKIP,
  startSmallTool,
  visit,
  type Visitor,
} from './support/small-tool.js';

let tool: RunningTool;
/** A page of each view, by its name. */
const pages = new Map<string, Answer>();
beforeAll(async () => {
  tool = await startSmallTool();
  const keep = (page: Answer) => pages.set(page.view ?? 'none', page);
  const learner: Visitor = await visit(tool, { link: await newLink(tool, { path: 'entrainement' }) });
  keep(await learner.get());
  const item = await begin(learner);
  keep(item);
  keep(await answer(learner, item, SKIP));
  keep(await finish(learner));
  keep(await (await visit(tool, { link: await newLink(tool), person: 'helene.morvan' })).get());
  keep(await tool.browser().get('/'));
  keep(await tool.browser().get('/nowhere'));
  keep(await tool.browser().get('/l/AAAAAAAAAAAAAAAAAAAAAA'));
  keep(await tool.browser().post('/lti/launch', {}));
  keep(await tool.browser().get('/lti/register'));
  const login = tool.lms.platform.loginUrl('positionnement', 'camille.arnoult');
  const checked = await tool.browser().get(login, { 'Sec-Fetch-Dest': 'iframe' });
  keep(await tool.browser().get(checked.location ?? ''));
});
afterAll(() => tool.stop());

const VIEWS = [
  'learner-start',
  'item',
  'feedback',
  'results',
  'teacher-home',
  'home',
  'error',
  'session-ended',
  'launch-refused',
  'registration-refused',
  'open-in-window',
] as const;

const pageOf = (view: string): Answer => {
  const page = pages.get(view);
  if (page === undefined) throw new Error(`no page ${view} among ${[...pages.keys()].join(', ')}`);
  return page;
};

const policyOf = ({ headers }: Answer) =>
  new Map(
    (headers['content-security-policy'] ?? '').split('; ').map((directive) => {
      const [name = '', ...values] = directive.split(' ');
      return [name, values.join(' ')] as const;
    }),
  );

describe.each(VIEWS)('the page %s', (view) => {
  it('allows nothing from elsewhere, and scripts by their nonce only', () => {
    const policy = policyOf(pageOf(view));
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('script-src')).toMatch(/^'nonce-[\w-]{22}'$/);
    expect(policy.get('base-uri')).toBe("'none'");
    expect(policy.get('style-src')).toBe("'self'");
    // The one form that begins a login: what hosts the platform passes it through cannot be foreseen.
    expect(policy.get('form-action')).toBe(view === 'open-in-window' ? '*' : "'self'");
    policy.delete('form-action');
    expect(JSON.stringify([...policy])).not.toMatch(/unsafe|\*|data:/);
  });

  it('holds no script but with its nonce, and no inline handler or style', () => {
    const { text } = pageOf(view);
    const nonce = policyOf(pageOf(view)).get('script-src')?.slice(7, -1) ?? 'none';
    for (const [tag] of text.matchAll(/<script\b[^>]*>/g)) expect(tag).toContain(`nonce="${nonce}"`);
    expect(text).not.toMatch(/<[a-z][^>]* on[a-z]+=/i);
    expect(text).not.toMatch(/<[a-z][^>]* style=|<style/i);
    expect(text).not.toMatch(/(src|href)="(https?:)?\/\/(?!localhost|lms)[^"]*\.(js|css|woff2?)"/);
  });

  it('tells browsers not to guess types, nor to pass on its address, nor to keep it', () => {
    const { headers } = pageOf(view);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('strict-transport-security');
  });

  it('names its language and itself', () => {
    const { text } = pageOf(view);
    expect(text).toMatch(/^<!doctype html>\s*<html lang="fr">/);
    expect(text).toContain(`<body data-view="${view}"`);
    expect(text).toMatch(/<title>[^<]+ · Parcours<\/title>/);
  });
});

it('a nonce is used once', async () => {
  const nonces = await Promise.all(
    [1, 2, 3].map(async () => policyOf(await tool.browser().get('/')).get('script-src')),
  );
  expect(new Set(nonces).size).toBe(3);
});

describe('framing', () => {
  it.each(['learner-start', 'item', 'feedback', 'results', 'teacher-home'])(
    'lets the origins of the registration alone frame %s',
    (view) => {
      const ancestors = policyOf(pageOf(view)).get('frame-ancestors')?.split(' ') ?? [];
      expect(ancestors).toContain("'self'");
      expect(ancestors).toContain(tool.lms.origin);
      for (const origin of ancestors.slice(1)) expect(origin).toMatch(/^http:\/\/(lms\.)?localhost:\d+$/);
    },
  );

  it.each(['launch-refused', 'open-in-window', 'registration-refused', 'session-ended'])(
    'lets anyone frame %s, which holds no session',
    (view) => {
      expect(policyOf(pageOf(view)).has('frame-ancestors')).toBe(false);
      expect(pageOf(view).headers).not.toHaveProperty('x-frame-options');
    },
  );

  it('lets nobody frame the front door, which people come to without a course', () => {
    expect(policyOf(pageOf('home')).get('frame-ancestors')).toBe("'self'");
  });
});

it('asks browsers for https ever after where the service is reached by it', async () => {
  const config = readConfig({
    PUBLIC_URL: 'https://parcours.example.fr',
    DATA_DIR: await temporaryDirectory(),
  });
  const services = await composeServices({
    config,
    store: await memoryStore(definitions),
    content: await smallContent(),
  });
  const app = createApp({ services, logger: pino({ level: 'silent' }), onFinished: () => undefined });
  const { headers } = await supertest(app).get('/');
  expect(headers['strict-transport-security']).toMatch(/^max-age=31536000/);
});

describe('cookies', () => {
  it('are set by this host alone, for https or this machine, unseen by scripts, kept in frames', async () => {
    const browser = tool.browser();
    const launched = await tool.launch(browser);
    const set = launched.setCookies.filter((cookie) => !/Max-Age=0/.test(cookie));
    expect(set).toHaveLength(1);
    expect(set[0]).toMatch(/^__Host-s-[\w-]{22}=[\w-]{43}; /);
    for (const flag of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=None', 'Partitioned']) {
      expect(set[0]).toContain(flag);
    }
    expect(set[0]).not.toContain('Domain');
  });
});

describe('files', () => {
  it('are served with their type, and without guessing', async () => {
    const { status, headers } = await tool.browser().get('/assets/styles/parcours.css');
    expect(status).toBe(200);
    expect(headers['content-type']).toMatch(/^text\/css/);
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it.each([
    '/assets/../package.json',
    '/assets/%2e%2e/package.json',
    '/assets/..%2fpackage.json',
    '/assets/.env',
  ])('do not lead out of their folder: %s', async (path) => {
    const response = await fetch(tool.url + path);
    expect(response.status).toBe(404);
  });
});
