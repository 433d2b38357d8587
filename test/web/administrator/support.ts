import { hiddenFields, type Answer, type Form, type TestBrowser } from '../../support/test-browser.js';
import type { RunningTool } from '../../support/tool.js';

/** A browser with an administrator's session. */
export async function administrator(tool: RunningTool): Promise<TestBrowser> {
  const browser = tool.browser();
  await browser.post('/administrator/enter', { link: await tool.services.administrators.links.make() });
  if (!browser.cookies.has('__Host-administrator')) throw new Error('the link was refused');
  return browser;
}

/** Sends a form to an administrator's page, with the token that the page's own forms carry. */
export async function sendForm(
  browser: TestBrowser,
  path: string,
  fields: Form = {},
  headers: Record<string, string> = {},
): Promise<Answer> {
  const { _token = '' } = hiddenFields((await browser.get('/administrator')).text);
  return browser.post(path, { _token, ...fields }, headers);
}
