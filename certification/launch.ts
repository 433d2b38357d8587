import type { Forgery } from '../src/demo-lms/forge/forge.js';
import type { LoginOptions } from '../src/demo-lms/platform/login.js';
import { formsOf } from './forms.js';
import type { Stage } from './stage.js';
import { Visitor, type Page } from './visitor.js';

/** How a launch ended. */
export interface LaunchOutcome {
  /** Whether the tool took part until the token was posted. */
  readonly posted: boolean;
  /**
   * Whether it let the person in: an answer below 400, after redirects within the tool, that is not the tool's own
   * refusal (`data-view="launch-refused"`, or what the caller said marks one).
   */
  readonly accepted: boolean;
  readonly why: string;
  readonly page: Page;
  /** The page's own name, where it says one: `data-view`. */
  readonly view: string | undefined;
  readonly visitor: Visitor;
  readonly proof: readonly string[];
}

export interface LaunchInput extends Pick<LoginOptions, 'messageType' | 'forUserId'> {
  readonly link: string;
  readonly person: string;
  readonly forgery?: Forgery;
}

const REFUSED_VIEWS = new Set(['launch-refused', 'error', 'session-ended']);

function viewOf({ html }: Page): string | undefined {
  return /<body[^>]*\bdata-view="([^"]*)"/i.exec(html)?.[1];
}

/** The authentication request that a login ends in, by a redirect or by a form that sends itself. */
function authenticationRequest(page: Page, authorize: string): URL | undefined {
  if (page.leavesTo?.href.startsWith(authorize) === true) return page.leavesTo;
  const form = formsOf(page.html, page.url).find(({ action }) => action.href.startsWith(authorize));
  if (form === undefined) return undefined;
  const address = new URL(form.action);
  for (const [name, value] of form.fields) address.searchParams.set(name, value);
  return address;
}

/** A launch from the platform's page to the tool's, each step as a browser would make it. */
export async function launch(stage: Stage, input: LaunchInput): Promise<LaunchOutcome> {
  const { lms, registered, origins, tool } = stage;
  const { link, person, forgery, ...options } = input;
  const visitor = new Visitor(origins);
  const begun = lms.platform.startLogin(link, person, { clientId: registered.clientId, ...options });
  tool.log();
  const login = await visitor.open(new URL(begun.url), 'cross-site', new URLSearchParams(begun.params));
  const request = authenticationRequest(login, `${lms.origin}/lti/authorize`);
  if (request === undefined) {
    const why = `the login answered ${login.status} and did not ask the platform`;
    return ended(stage, { posted: false, accepted: false, why, page: login, visitor });
  }
  const form = lms.platform.forge.launchForm(request.href, forgery);
  const redirectUri = new URL(request.searchParams.get('redirect_uri') ?? '');
  const page = await visitor.open(redirectUri, 'cross-site', new URLSearchParams({ ...form }));
  const refused = REFUSED_VIEWS.has(viewOf(page) ?? '') || tool.refusal?.test(page.html) === true;
  const accepted = page.status < 400 && !refused;
  const why = `${accepted ? 'accepted' : 'refused'} with ${page.status}`;
  return ended(stage, { posted: true, accepted, why, page, visitor });
}

function ended(
  { tool }: Stage,
  { visitor, page, why, ...outcome }: Omit<LaunchOutcome, 'view' | 'proof'>,
): LaunchOutcome {
  const view = viewOf(page);
  const proof = [...visitor.exchanges, ...tool.log()];
  return { ...outcome, visitor, page, view, proof, why: view === undefined ? why : `${why} (${view})` };
}
