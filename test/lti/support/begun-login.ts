import type { TestBrowser } from '../../support/test-browser.js';
import type { RunningTool } from '../../support/tool.js';

/** Begins a login as the demo LMS would. @returns the address of the platform that the browser is sent to */
export async function beginLogin(
  tool: RunningTool,
  browser: TestBrowser,
  { link = 'positionnement', person = 'camille.arnoult' } = {},
): Promise<string> {
  const { location, text } = await browser.get(tool.lms.platform.loginUrl(link, person));
  if (location === undefined) throw new Error(`the login was refused: ${text}`);
  return location;
}

/** The parameters of the authentication request that a login answered with. */
export function parametersOf(authorizationUrl: string): Record<string, string> {
  return Object.fromEntries(new URL(authorizationUrl).searchParams);
}

/** Another browser that holds the same cookies: a copy taken by somebody. */
export function copyOf(tool: RunningTool, browser: TestBrowser): TestBrowser {
  const copy = tool.browser();
  for (const [name, value] of browser.cookies) copy.cookies.set(name, value);
  return copy;
}
