import path from 'node:path';
import type { Page } from 'playwright-core';
import { partsAsked, shownInOrder } from '../../src/content/asked-parts.js';
import { markablePassages } from '../../src/content/item-types/markable-passages.js';
import type { Item } from '../../src/content/items.js';
import { answerKindOf } from '../../src/content/markable.js';
import { claim } from '../../src/lti/claims-vocabulary.js';
import { packageRoot } from '../../src/services.js';
import type { ItemResponse } from '../../src/sittings/sitting.js';
import { translatorOf } from '../../src/web/i18n/translator.js';
import { presentAsked } from '../../src/web/presenters/asked/asked.js';
import { inlineMarkdown, markdown } from '../../src/web/presenters/markdown.js';
import { presentReview } from '../../src/web/presenters/review.js';
import { compileViews } from '../../src/web/views.js';
import { scope } from '../../src/lti/claims-vocabulary.js';
import { startFakePlatform } from '../lti/support/fake-platform.js';
import { setStatus } from '../lti/support/demo-registration.js';
import { describeInChromium, openBrowser } from '../support/chromium.js';
import { hiddenFields, type TestBrowser } from '../support/test-browser.js';
import { startTool, type RunningTool } from '../support/tool.js';
import { administrator, sendForm } from '../web/administrator/support.js';
import { showPage } from './page-problems.js';
import { testSoundPages } from './sound-pages.js';
import { administratorPages } from './administrator-pages.js';
import { choosing, composed, composing, placing } from '../web/workshop/support.js';

/** How items are answered: one choice, several or marks, a text, or parts. */
const KINDS = ['radio', 'checkbox', 'text', 'lines'] as const;

const render = compileViews(path.join(packageRoot, 'views'), ['partials']);

/**
 * Every page, as the server sends it: valid HTML, nothing that axe finds in light or dark, and nothing wider
 * than a screen of 320 pixels, which is also what 400 % zoom leaves of a wide one (WCAG 2.2, 1.4.10).
 */
describeInChromium('every page', () => {
  let tool: RunningTool;
  let page: Page;
  const html = new Map<string, string>();
  /** How far the clock of the tool and the LMS was put forward, in milliseconds. */
  let ahead = 0;

  async function keep(name: string, browser: TestBrowser, address: string): Promise<string> {
    const answer = await browser.get(address);
    html.set(name, answer.text);
    return answer.text;
  }

  /** Walks a path with one answer of each kind, keeping the pages met. */
  async function walk(name: string, browser: TestBrowser, base: string, until: number): Promise<void> {
    await browser.post(`${base}/start`, hiddenFields(await keep(`${name}-start`, browser, base)));
    for (let asked = 0; asked < until; asked += 1) {
      const item = await browser.get(`${base}/item`);
      if (item.view !== 'item') break;
      const lines = /name="answer-/.test(item.text);
      const found = /<input type="(radio|checkbox)" name="answer" value="([a-z])"/.exec(item.text) ?? [];
      const [, type = lines ? 'lines' : 'text', value = 'réponse'] = found;
      html.set(`${name}-item-${type}`, item.text);
      const missing = await browser.post(`${base}/item`, hiddenFields(item.text));
      html.set(`${name}-item-missing-${type}`, missing.text);
      const answered = await browser.post(`${base}/item`, {
        ...hiddenFields(item.text),
        ...(lines ? { skip: '1' } : { answer: value }),
      });
      if (answered.location?.includes('/feedback/'))
        await keep(`${name}-feedback-${type}`, browser, answered.location);
    }
    await keep(`${name}-results`, browser, `${base}/results`);
  }

  /** A teacher composes a limited path and places it; a learner lets its time run out. */
  async function keepWorkshop(): Promise<void> {
    const teacher = await choosing(tool);
    html.set('workshop', (await teacher.get()).text);
    html.set('workshop-compose', (await teacher.get('/compose')).text);
    html.set('workshop-compose-problems', (await composing(teacher, { most: 'x', part: [] })).text);
    const parts = { from: 'path:positionnement', part: ['cybersecurite'], opens: '', closes: '' };
    const prescription = await composed(teacher, parts);
    await keep('workshop-chosen', teacher.browser, `${teacher.base}/chosen/${prescription}`);
    html.set('workshop-index-composed', (await teacher.get()).text);
    html.set('workshop-return', (await placing(teacher, prescription)).page.text);
    await tool.lms.platform.addLink({ id: 'limited', title: 'Examen', custom: { prescription } });
    const copied = tool.browser();
    const claims = { [claim.context]: { id: 'next-year' } };
    await tool.enter(copied, { link: 'limited', person: 'helene.morvan' });
    const elsewhere = tool.browser();
    const forgery = {
      claims: (good: object) => ({ ...good, ...claims, [claim.resourceLink]: { id: 'copy' } }),
    };
    await keep(
      'teacher-copied',
      elsewhere,
      await tool.enter(elsewhere, { link: 'limited', person: 'helene.morvan', forgery }),
    );
    const learner = tool.browser();
    const base = await tool.enter(learner, { link: 'limited' });
    await learner.post(`${base}/start`, hiddenFields(await keep('limited-start', learner, base)));
    await keep('limited-item', learner, `${base}/item`);
    ahead += 3_600_000;
    await keep('unfinished', learner, `${base}/results?late=1`);
  }

  /** The list of a course where somebody came lately, somebody left, and the platform failed; and a review of nobody. */
  async function keepRoster(): Promise<void> {
    const link = 'cybersecurite';
    const person = 'helene.morvan';
    const first = tool.browser();
    await first.get(await tool.enter(first, { link, person }));
    tool.lms.enrolments.addPeople(60);
    tool.lms.enrolments.setStatus(tool.lms.platform.person('camille.arnoult').sub, 'Deleted');
    ahead += 5 * 3_600_000;
    const later = tool.browser();
    await keep('teacher-roster', later, await tool.enter(later, { link, person }));
    tool.lms.faults.turnOn('service-error', { only: 'members' });
    ahead += 5 * 3_600_000;
    const last = tool.browser();
    await keep(
      'teacher-roster-problem',
      last,
      `${await tool.enter(last, { link, person })}?sort=status&order=desc`,
    );
    tool.lms.faults.clear();
    const messageType = 'LtiSubmissionReviewRequest';
    const forUserId = 'apolline.ferreri';
    const browser = tool.browser();
    const begun = await browser.get(tool.lms.platform.loginUrl(link, person, { messageType, forUserId }));
    const form = tool.lms.platform.forge.launchForm(begun.location ?? '');
    const launched = await browser.post('/lti/launch', { ...form });
    await keep('teacher-review-nothing', browser, launched.location ?? '');
  }

  /** An administrator adds a platform by hand. */
  async function keepAddPlatform(): Promise<void> {
    const admin = await administrator(tool);
    const path = '/administrator/platforms/add';
    await keep('add-platform', admin, path);
    await keep('add-platform-wrong', admin, `${path}?preset=moodle&address=http://moodle.example.fr`);
    for (const preset of ['moodle', 'blackboard', 'other'])
      await keep(`add-platform-${preset}`, admin, `${path}?preset=${preset}&address=lms.example.fr&lang=en`);
    const sakai = { preset: 'sakai', address: 'https://sakai.example.fr', tenancy: 'registration' };
    const sent = await sendForm(admin, path, { ...sakai, jwksUrl: 'x', name: 'a\u0007' });
    html.set('add-platform-problems', sent.text);
    const moodle = { ...sakai, preset: 'moodle', clientId: 'client-1', deployment: '1' };
    const { location = '' } = await sendForm(admin, path, moodle);
    await keep('platform-added', admin, location);
  }

  beforeAll(async () => {
    tool = await startTool({ now: () => Date.now() + ahead });
    const learner = tool.browser();
    await walk('training', learner, await tool.enter(learner, { link: 'cybersecurite' }), 12);
    const positioned = tool.browser();
    await walk('positioning', positioned, await tool.enter(positioned), 32);
    // Which items are asked depends on the bank: as many more sittings as it takes to meet each kind.
    for (let more = 1; KINDS.some((kind) => !html.has(`positioning-item-${kind}`)) && more < 20; more += 1) {
      const another = tool.browser();
      const forgery = { claims: (good: object) => ({ ...good, sub: `another-${more}` }) };
      await walk('positioning', another, await tool.enter(another, { forgery }), 32);
    }
    await keep('positioning-results-english', positioned, `${await tool.enter(positioned)}/results?lang=en`);
    await keep('positioning-start-again', positioned, await tool.enter(positioned));
    const teacher = tool.browser();
    const teacherPlace = await tool.enter(teacher, { person: 'helene.morvan' });
    const list = await keep('teacher-list', teacher, teacherPlace);
    const [, reviewed = ''] = /href="([^"]*\/learners\/[^"]*)"/.exec(list) ?? [];
    await keep('teacher-review', teacher, reviewed);
    await keep('teacher-review-english', teacher, `${reviewed}?lang=en`);
    await tool.deliverGrades();
    await keep('grades', teacher, `${teacherPlace}/grades?compare=1`);
    await keep('grades-english', teacher, `${teacherPlace}/grades?lang=en`);
    await keep(
      'teacher-empty',
      teacher,
      await tool.enter(teacher, { person: 'helene.morvan', link: 'a-preparer' }),
    );
    const stranger = tool.browser();
    await keep('home', stranger, '/');
    await keep('home-english', stranger, '/?lang=en');
    await keep('launch-refused', stranger, '/lti/login');
    await keep('registration-refused', stranger, '/lti/register');
    for (const scopes of [scope.score, Object.values(scope).join(' ')]) {
      const platform = await startFakePlatform();
      platform.registration = () => ({ body: { client_id: scopes, scope: scopes } });
      const invite = await tool.services.lti.invitations.invite({ autoApprove: false, demo: false });
      const query = new URLSearchParams({ invite, openid_configuration: platform.configurationUrl });
      await keep(`platform-registered-${scopes.length}`, stranger, `/lti/register?${query.toString()}`);
      await platform.close();
    }
    await keep('session-ended', stranger, '/l/aaaaaaaaaaaaaaaaaaaaaa');
    await keep('error', stranger, '/nowhere');
    const lastPlace = await tool.enter(teacher, { person: 'helene.morvan' });
    await setStatus(tool, 'suspended');
    await keep('access-suspended', teacher, lastPlace);
    await setStatus(tool, 'active');
    const framed = await stranger.get(tool.lms.platform.loginUrl('positionnement', 'camille.arnoult'), {
      'Sec-Fetch-Dest': 'iframe',
    });
    stranger.cookies.clear();
    await keep('open-in-window', stranger, framed.location ?? '');
    await keepAddPlatform();
    await keepWorkshop();
    for (const [name, text] of await administratorPages(tool)) html.set(name, text);
    await keepRoster();
    page = await openBrowser();
  }, 60_000);
  afterAll(() => tool.stop());

  it('was met', () => {
    const views = [...html.values()].map((text) => /data-view="([^"]*)"/.exec(text)?.[1]);
    expect([...new Set(views)].sort()).toEqual([
      'access-suspended',
      'administrator-add-platform',
      'administrator-calls',
      'administrator-enter',
      'administrator-grades',
      'administrator-home',
      'administrator-invitation',
      'administrator-keys',
      'administrator-launch',
      'administrator-launches',
      'administrator-platform',
      'administrator-platform-added',
      'administrator-platforms',
      'chosen',
      'compose',
      'deep-linking',
      'deep-linking-return',
      'error',
      'feedback',
      'grades',
      'home',
      'item',
      'launch-refused',
      'learner-start',
      'open-in-window',
      'platform-registered',
      'registration-refused',
      'results',
      'review',
      'session-ended',
      'teacher-home',
      'unfinished',
    ]);
    const kinds = KINDS.map((kind) => `positioning-item-${kind}`);
    expect([...html.keys()]).toEqual(expect.arrayContaining(kinds));
  });

  testSoundPages(html, () => ({ origin: tool.url, page }), 240_000);

  it('fits whatever an author wrote into 320 pixels', async () => {
    await page.setViewportSize({ width: 320, height: 700 });
    const items = [...tool.services.content.items.values()];
    const askedShell = pageUntil('<form', 'positioning-item-');
    const toldShell = pageUntil('<div class="review', 'training-feedback-');
    await showPage(tool.url, page, askedShell + items.map(asked).join(''));
    expect(await tooWide()).toEqual([]);
    await showPage(tool.url, page, toldShell + items.map(reviewed).join(''));
    expect(await tooWide()).toEqual([]);
  }, 120_000);

  /** The beginning of a page that was met, whatever kind of item it was met with. */
  function pageUntil(cut: string, name: string): string {
    const met = [...html].find(([key, text]) => key.startsWith(name) && text.includes(cut));
    if (met === undefined) throw new Error(`no page ${name} was met`);
    return met[1].slice(0, met[1].indexOf(cut));
  }

  /** The items of the page shown, by their ids, of which something stands out on the right. */
  function tooWide(): Promise<string[]> {
    return page.evaluate<string[]>(
      `[...document.querySelectorAll('[data-item]')].filter((one) =>
        [...one.querySelectorAll('*')].some((part) => part.getBoundingClientRect().right > innerWidth + 0.5),
      ).map((one) => one.dataset.item)`,
    );
  }

  /** What is asked, as the page shows it. */
  function asked(item: Item): string {
    const serving = responseTo(item);
    const page = {
      t: translatorOf('fr'),
      questionHtml: inlineMarkdown(item.question),
      asked: presentAsked(item, serving, new Map()),
    };
    const context = `<section class="situation">${markdown(item.context ?? '')}</section>`;
    return `<div data-item="${item.id}">${context}${render(`partials/asked-${page.asked.kind}`, page)}</div>`;
  }

  function responseTo(item: Item): ItemResponse {
    const passages = item.type === 'find-in-document' ? markablePassages(item.document.passages) : [];
    const shown = [...shownInOrder(item).ids, ...passages.map(({ id }) => id)];
    const parts = Object.fromEntries(
      partsAsked(item).map(({ id, options }) => [id, options.at(-1)?.id ?? 'anticonstitutionnellement']),
    );
    const answers = {
      choice: { kind: 'choices' as const, options: shown },
      choices: { kind: 'choices' as const, options: shown },
      text: { kind: 'text' as const, text: 'anticonstitutionnellement-hospitalisé' },
      order: { kind: 'order' as const, elements: shown.toReversed() },
      parts: { kind: 'parts' as const, parts },
    };
    return {
      id: 'shown',
      item: item.id,
      revision: 'any',
      domain: item.domain,
      competence: item.competence,
      answerKind: answerKindOf(item),
      optionOrder: shown,
      parameters: { a: 1, b: 0, c: 0, d: 1 },
      servedAt: 0,
      answer: answers[answerKindOf(item)],
      credit: 0,
      answeredAt: 0,
    };
  }

  /** The item with all that its review can show: every option chosen, so that every feedback stands there. */
  function reviewed(item: Item): string {
    const t = translatorOf('fr');
    const shown = render('partials/review', { t, review: presentReview(item, responseTo(item), t) });
    return `<div data-item="${item.id}">${shown}</div>`;
  }
});
