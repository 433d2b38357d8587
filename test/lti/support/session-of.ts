import type { Session } from '../../../src/lti/sessions.js';
import type { TestBrowser } from '../../support/test-browser.js';
import type { RunningTool } from '../../support/tool.js';

const SESSION = '__Host-s-';

/** The session cookies that a browser holds, the oldest first. */
export function sessionCookiesOf(browser: TestBrowser): { id: string; token: string }[] {
  return [...browser.cookies]
    .filter(([name]) => name.startsWith(SESSION))
    .map(([name, token]) => ({ id: name.slice(SESSION.length), token }));
}

/** The newest session of a browser. */
export async function sessionOf({ services }: RunningTool, browser: TestBrowser): Promise<Session> {
  const newest = sessionCookiesOf(browser).at(-1);
  const session = newest && (await services.lti.sessions.find(newest.id, newest.token));
  if (session === undefined) throw new Error('the browser has no session');
  return session;
}
