import type { Page } from 'playwright-core';
import { describeInChromium, openBrowser, seeView, type Place } from '../support/chromium.js';
import { startTool, type RunningTool } from '../support/tool.js';
import { openInWindow, signIn } from './demo-course.js';

/** Ten questions, through the demo LMS, in a real browser. */
const MINUTE = 60_000;

/** Opens an activity in the course's page. */
async function openInFrame(page: Page, activity: string): Promise<Place> {
  await page.locator(`a[href^="/cours?activite=${activity}"]`).click();
  return page.frameLocator('iframe');
}

/** Takes the path as a person would: begins, answers or passes, until the results. */
async function takePath(place: Place): Promise<number> {
  await seeView(place, 'learner-start');
  await place.locator('form .button').click();
  let questions = 0;
  while ((await seeView(place, 'item', 'results')) === 'item') {
    questions += 1;
    const serving = place.locator('[name=serving]');
    const before = await serving.getAttribute('value');
    const choice = place.locator('[type=radio], [type=checkbox]').first();
    if ((await choice.count()) > 0) {
      await choice.check();
      await place.locator('.actions .button').first().click();
    } else {
      await place.locator('button[name=skip]').click();
    }
    await place
      .locator(`body:not(:has([name=serving][value="${before ?? ''}"]))`)
      .waitFor({ state: 'attached' });
  }
  return questions;
}

describeInChromium('the main job in a browser', () => {
  let tool: RunningTool;
  let lms: string;
  let otherSite: string;
  beforeAll(async () => {
    tool = await startTool();
    lms = tool.lms.origin;
    otherSite = tool.lms.crossSiteOrigin ?? '';
  });
  afterAll(() => tool.stop());

  async function expectGrade(page: Page, at: string, person: string): Promise<void> {
    await tool.deliverGrades();
    const column = tool.lms.gradebook.columnOf('decouverte');
    expect(tool.lms.gradebook.grade(column?.id ?? '', person)?.score).toBe(column?.scoreMaximum);
    await page.goto(`${at}/carnet`);
    expect(await page.locator('main').innerText()).toContain(
      tool.lms.platform.person(person).familyName ?? '',
    );
  }

  it(
    'runs in a frame of the same site',
    async () => {
      const page = await openBrowser();
      await signIn(page, lms, 'camille.arnoult');
      expect(await takePath(await openInFrame(page, 'decouverte'))).toBe(10);
      await expectGrade(page, lms, 'camille.arnoult');
    },
    MINUTE,
  );

  it(
    'runs in a frame of another site while third-party cookies are blocked',
    async () => {
      const page = await openBrowser({ blockThirdPartyCookies: true });
      await signIn(page, otherSite, 'ines.delahaye');
      expect(await takePath(await openInFrame(page, 'decouverte'))).toBe(10);
      await expectGrade(page, otherSite, 'ines.delahaye');
    },
    MINUTE,
  );

  it(
    'runs in a new window from another site while third-party cookies are blocked',
    async () => {
      const page = await openBrowser({ blockThirdPartyCookies: true });
      await signIn(page, otherSite, 'thibault.kervadec');
      expect(await takePath(await openInWindow(page, 'decouverte'))).toBe(10);
      await expectGrade(page, otherSite, 'thibault.kervadec');
    },
    MINUTE,
  );

  it(
    'resumes on the very same question after the tab was closed',
    async () => {
      const page = await openBrowser({ blockThirdPartyCookies: true });
      await signIn(page, otherSite, 'mariam.sissoko');
      const first = await openInWindow(page, 'positionnement');
      await seeView(first, 'learner-start');
      await first.locator('form .button').click();
      await seeView(first, 'item');
      await first.locator('button[name=skip]').click();
      await first.locator('h1:has-text("Question 2")').waitFor();
      const question = await first.locator('.question').innerText();
      await first.close();

      const again = await openInWindow(page, 'positionnement');
      await seeView(again, 'learner-start');
      await again.locator('form .button').click();
      await seeView(again, 'item');
      expect(await again.locator('.question').innerText()).toBe(question);
    },
    MINUTE,
  );
});

describeInChromium('a browser that drops partitioned cookies', () => {
  let tool: RunningTool;
  beforeAll(async () => {
    tool = await startTool({
      before: (_request, response) => {
        const setHeader = response.setHeader.bind(response);
        response.setHeader = (name, value) => {
          const cookies = name.toLowerCase() === 'set-cookie' ? [value].flat().map(String) : undefined;
          return setHeader(name, cookies?.map((cookie) => cookie.replace('; Partitioned', '')) ?? value);
        };
      },
    });
  });
  afterAll(() => tool.stop());

  it(
    'is offered a new window before the platform is asked, and goes on there',
    async () => {
      const page = await openBrowser({ blockThirdPartyCookies: true });
      await signIn(page, tool.lms.crossSiteOrigin ?? '', 'camille.arnoult');
      const frame = await openInFrame(page, 'decouverte');
      await seeView(frame, 'open-in-window');
      const popup = page.context().waitForEvent('page');
      await frame.locator('button').click();
      expect(await takePath(await popup)).toBe(10);
    },
    MINUTE,
  );
});
