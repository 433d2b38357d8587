import type { Answer, Browser } from './browser.js';
import type { Person, Platform, ToolAddresses } from './platform.js';

export interface LaunchedPage {
  readonly url: string;
  readonly body: string;
}

function redirect({ status, location, body }: Answer, step: string): string {
  if (location !== undefined && status >= 300 && status < 400) return location;
  throw new Error(`${step} answered ${status}: ${body.slice(0, 300)}`);
}

/** A whole launch: login, launch, first page. @throws Error when any of them is refused */
export async function launchThrough(
  platform: Platform,
  tool: ToolAddresses,
  browser: Browser,
  person: Person,
): Promise<LaunchedPage> {
  const login = await browser.get(platform.loginUrl(tool, person), 'cross-site');
  const authenticationRequest = redirect(login, 'the login');
  const form = platform.launchForm(authenticationRequest, tool, person);
  const redirectUri = new URL(authenticationRequest).searchParams.get('redirect_uri') ?? '';
  const launch = await browser.post(redirectUri, form, 'cross-site');
  const url = redirect(launch, 'the launch');
  const page = await browser.get(url, 'cross-site');
  if (page.status !== 200) throw new Error(`the first page answered ${page.status}`);
  return { url, body: page.body };
}
