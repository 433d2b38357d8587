import type { Page } from 'playwright-core';
import { describeInChromium, openBrowser, seeView } from '../support/chromium.js';
import { startTool, type RunningTool } from '../support/tool.js';

describeInChromium('a page in a frame', () => {
  let tool: RunningTool;
  let page: Page;
  beforeAll(async () => {
    tool = await startTool();
    page = await openBrowser({ blockThirdPartyCookies: true, width: 320 });
    const lms = tool.lms.crossSiteOrigin ?? '';
    await page.goto(lms);
    await page.locator('button[value="camille.arnoult"]').click();
    await page.goto(`${lms}/cours?activite=cybersecurite`);
  }, 60_000);
  afterAll(() => tool.stop());

  /** How much of what is in the frame is out of its sight, in pixels, below and on the right; and what is left empty. */
  async function hidden(): Promise<{ below: number; aside: number; empty: number }> {
    const [, inner] = page.frames();
    if (inner === undefined) throw new Error('no frame');
    return inner.evaluate<{ below: number; aside: number; empty: number }>(
      `({
        below: document.documentElement.scrollHeight - innerHeight,
        aside: document.documentElement.scrollWidth - innerWidth,
        empty: Math.max(0, innerHeight - Math.ceil(document.documentElement.getBoundingClientRect().height)),
      })`,
    );
  }

  /** A page may be longer than the one before it, or shorter. */
  async function settled(): Promise<{ below: number; aside: number; empty: number }> {
    let seen = await hidden();
    for (let looks = 0; looks < 40 && (seen.below > 0 || seen.empty > 1); looks += 1) {
      await page.evaluate('new Promise((done) => setTimeout(done, 50))');
      seen = await hidden();
    }
    return seen;
  }

  it('is given the height that it asks for by an LMS that listens, page after page, on a phone', async () => {
    const frame = page.frameLocator('iframe');
    await seeView(frame, 'learner-start');
    expect(await settled()).toMatchObject({ below: 0, aside: 0, empty: 0 });
    await frame.locator('form .button').click();
    await seeView(frame, 'item');
    expect(await settled()).toMatchObject({ below: 0, aside: 0, empty: 0 });
    await frame.locator('button[name=skip]').click();
    await seeView(frame, 'feedback');
    expect(await settled()).toMatchObject({ below: 0, aside: 0, empty: 0 });
  }, 60_000);

  it('asks again when it grows, and when it shrinks', async () => {
    const [, inner] = page.frames();
    const frameHeight = () => page.evaluate<number>('document.querySelector("iframe").clientHeight');
    const before = await frameHeight();
    await inner?.evaluate(
      `document.querySelector('main').insertAdjacentHTML('beforeend', '<p id="more">' + '<br>'.repeat(60) + '</p>')`,
    );
    expect((await settled()).below).toBe(0);
    expect(await frameHeight()).toBeGreaterThan(before);
    await inner?.evaluate(`document.getElementById('more').remove()`);
    for (let looks = 0; looks < 40 && (await frameHeight()) !== before; looks += 1) {
      await page.evaluate('new Promise((done) => setTimeout(done, 50))');
    }
    expect(await frameHeight()).toBe(before);
  }, 60_000);

  it('says nothing where no frame holds it', async () => {
    const { href } = new URL(tool.url);
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    await page.goto(href);
    await seeView(page, 'home');
    expect(said).toEqual([]);
  });
});
