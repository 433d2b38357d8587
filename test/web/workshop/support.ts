import { decodeJwt, decodeProtectedHeader, type JWTPayload } from 'jose';
import type { Claims } from '../../../src/demo-lms/platform/launch-claims.js';
import { claim } from '../../../src/lti/claims-vocabulary.js';
import type { Answer } from '../../support/test-browser.js';
import type { RunningTool } from '../../support/tool.js';
import { claiming, visit, visitorAt, type Visitor } from '../support/small-tool.js';

const DEEP_LINKING = { messageType: 'LtiDeepLinkingRequest' } as const;

/** A teacher before the workshop, as a deep linking request with these settings changed leads there. */
export async function choosing(
  tool: RunningTool,
  settings: Claims = {},
  { person = 'helene.morvan', claims = {} }: { person?: string; claims?: Claims } = {},
): Promise<Visitor> {
  const { browser, base } = await visit(tool, {
    person,
    login: DEEP_LINKING,
    forgery: {
      claims: (good) => ({
        ...good,
        [claim.deepLinkingSettings]: { ...(good[claim.deepLinkingSettings] as object), ...settings },
        ...claims,
      }),
    },
  });
  return visitorAt(browser, `${base}/workshop`);
}

/** What a request that is refused answers. */
export async function refusedChoice(tool: RunningTool, claims: Claims, person = 'helene.morvan') {
  return tool.launch(tool.browser(), { person, login: DEEP_LINKING, ...claiming(claims) });
}

/** The answer that a page carries to the platform. */
export interface CarriedAnswer {
  readonly page: Answer;
  readonly action: string;
  readonly jwt: string;
  readonly payload: JWTPayload;
  readonly kid: string | undefined;
  readonly items: readonly Record<string, unknown>[];
}

const unescape = (text: string) =>
  text.replaceAll('&amp;', '&').replaceAll('&#34;', '"').replaceAll('&#39;', "'");

export function carried(page: Answer): CarriedAnswer {
  expect(page.view).toBe('deep-linking-return');
  const action = unescape(/<form method="post" action="([^"]*)"/.exec(page.text)?.[1] ?? '');
  const jwt = /name="JWT" value="([^"]*)"/.exec(page.text)?.[1] ?? '';
  const payload = decodeJwt(jwt);
  const items = payload[claim.contentItems] as Record<string, unknown>[];
  return { page, action, jwt, payload, kid: decodeProtectedHeader(jwt).kid, items };
}

/** Chooses these and gives what goes back to the platform. */
export async function placing(
  teacher: Visitor,
  choice: string | readonly string[],
  target = '',
): Promise<CarriedAnswer> {
  return carried(await teacher.send(await teacher.get(), '/use', { choice, target }));
}

/** The composing form filled in well; fields given stand in for its own. */
export const COMPOSED = {
  from: 'path:libre',
  'title-fr': 'Mon examen',
  'title-en': '',
  part: ['soin'],
  mode: 'exam',
  'level-from': '1',
  'level-to': '7',
  most: '4',
  least: '4',
  precision: 'usual',
  feedback: 'at-end',
  graded: '1',
  points: '20',
  passing: '60',
  attempts: '2',
  delay: '24',
  counts: 'best',
  limit: '30',
  opens: '2030-03-01T08:00',
  closes: '2030-03-31T18:00',
  enough: '2',
} as const;

/** Sends the composing form. */
export async function composing(
  teacher: Visitor,
  fields: Readonly<Record<string, string | readonly string[]>> = {},
): Promise<Answer> {
  return teacher.send(await teacher.get('/compose'), '/compose', { ...COMPOSED, ...fields });
}

/** Composes, and names what came of it as the workshop's forms do. */
export async function composed(
  teacher: Visitor,
  fields: Readonly<Record<string, string | readonly string[]>> = {},
): Promise<string> {
  const { location = '' } = await composing(teacher, fields);
  return location.split('/').at(-1) ?? '';
}
