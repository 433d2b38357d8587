import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium, type BrowserContext, type FrameLocator, type Page } from 'playwright-core';
import { temporaryDirectory } from './stores.js';

/** Where Chromium is, or undefined. */
const chromiumPath = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium'].find(
  (candidate): candidate is string => candidate !== undefined && existsSync(candidate),
);

/** `describe`, or a visible skip where there is no Chromium; with CI=true its absence is a failure. */
export function describeInChromium(name: string, body: () => void): void {
  if (chromiumPath !== undefined) {
    describe(name, body);
  } else if (process.env['CI'] === 'true') {
    it(`${name}: needs Chromium`, () => {
      throw new Error('CI=true and no Chromium at CHROMIUM_PATH or /usr/bin/chromium');
    });
  } else {
    describe.skip(`${name} (skipped: no Chromium at CHROMIUM_PATH or /usr/bin/chromium)`, body);
  }
}

export interface ProfileOptions {
  /** Blocks third-party cookies as a person does in the settings: by the profile, for no switch does it. */
  readonly blockThirdPartyCookies?: boolean;
  readonly width?: number;
}

const open: BrowserContext[] = [];

/** A browser that does not close by itself within this, in milliseconds, is left to the end of the process. */
const CLOSING = 5_000;

afterAll(async () => {
  for (const context of open.splice(0)) {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise((resolve) => (timer = setTimeout(resolve, CLOSING)));
    await Promise.race([context.close(), patience]);
    clearTimeout(timer);
  }
});

/**
 * A browser with a profile of its own, closed after the test file. The driver's default switches are left out:
 * they turn off the partitioning of storage, which is what is tested.
 */
export async function openBrowser(options: ProfileOptions = {}): Promise<Page> {
  const { blockThirdPartyCookies = false, width = 1_000 } = options;
  const profile = await temporaryDirectory();
  if (blockThirdPartyCookies) {
    await mkdir(path.join(profile, 'Default'));
    const preferences = { profile: { cookie_controls_mode: 1, block_third_party_cookies: true } };
    await writeFile(path.join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  }
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath ?? '',
    viewport: { width, height: 800 },
    locale: 'fr-FR',
    ignoreDefaultArgs: true,
    args: [
      '--headless',
      '--no-sandbox',
      '--no-first-run',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--remote-debugging-pipe',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
  });
  open.push(context);
  context.setDefaultTimeout(15_000);
  return context.pages()[0] ?? context.newPage();
}

/** A page, or what is in a frame of one. */
export type Place = Pick<Page | FrameLocator, 'locator'>;

/** Waits for a page of the tool. */
export async function seeView(place: Place, ...views: readonly string[]): Promise<string> {
  const selector = views.map((view) => `body[data-view="${view}"]`).join(', ');
  const body = place.locator(selector);
  await body.waitFor({ state: 'attached' });
  return (await body.getAttribute('data-view')) ?? '';
}
