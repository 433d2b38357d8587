import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify, type JWTPayload } from 'jose';
import { z } from 'zod';
import { CLAIM } from '../../src/demo-lms/names.js';
import { formsOf, linksOf, type FilledForm } from '../forms.js';
import { found, notOffered, type ChapterResult, type Finding } from '../findings.js';
import { launch, type LaunchOutcome } from '../launch.js';
import { offers, type Stage } from '../stage.js';
import type { Page } from '../visitor.js';

const TESTS = [
  'Receive the Response Payload',
  'Response Format Valid',
  'Response Timestamps Valid',
  'Signature Valid',
  'Required Claims Verified',
  'Affirm Response',
  'Launch of the passed link (optional)',
] as const;

type TestName = (typeof TESTS)[number];

const MOST_STEPS = 12;

/** The form that brings the tool's answer back to the platform. */
function answerForm({ lms }: Stage, page: Page): FilledForm | undefined {
  const forms = formsOf(page.html, page.url);
  return forms.find(
    ({ action, fields }) => new URL(action).host === new URL(lms.origin).host && fields.has('JWT'),
  );
}

/** Chooses the first of everything until the tool answers. */
async function choose(
  stage: Stage,
  { visitor, page: first }: LaunchOutcome,
): Promise<FilledForm | undefined> {
  const done = new Set<string>();
  let page = first;
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const answer = answerForm(stage, page);
    if (answer !== undefined) return answer;
    const form = formsOf(page.html, page.url).find(
      ({ action, fields }) => visitor.isInside(action) && !done.has(`${action.href} ${fields.toString()}`),
    );
    if (form !== undefined) {
      done.add(`${form.action.href} ${form.fields.toString()}`);
      page = await visitor.send(form);
      continue;
    }
    const link = linksOf(page.html, page.url).find((url) => visitor.isInside(url) && !done.has(url.href));
    if (link === undefined) return undefined;
    done.add(link.href);
    page = await visitor.open(link, 'same-origin');
  }
  return undefined;
}

interface Verified {
  readonly payload: JWTPayload | undefined;
  readonly why: string;
}

/** The tool's answer, by the tool's own published keys. */
async function verified(token: string, { registered, lms }: Stage): Promise<Verified> {
  try {
    const keys = createRemoteJWKSet(new URL(registered.jwksUri));
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      algorithms: ['RS256'],
      issuer: registered.clientId,
      audience: lms.origin,
    });
    return { payload, why: `RS256 by key ${protectedHeader.kid ?? 'without id'}` };
  } catch (error) {
    return { payload: undefined, why: error instanceof Error ? error.message : 'not verified' };
  }
}

function payloadOf(token: string): Record<string, unknown> {
  try {
    const [, middle = ''] = token.split('.');
    return z
      .record(z.string(), z.unknown())
      .parse(JSON.parse(Buffer.from(middle, 'base64url').toString('utf8')));
  } catch {
    return {};
  }
}

function judgeFormat(token: string): [boolean, string] {
  try {
    const { alg, kid } = decodeProtectedHeader(token);
    const compact = /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token);
    return [compact && alg === 'RS256' && kid !== undefined, `alg ${alg ?? 'none'}, kid ${kid ?? 'none'}`];
  } catch {
    return [false, 'not a signed token'];
  }
}

const LONGEST = 24 * 3_600;
const SKEW = 60;

function judgeTimes({ iat, exp }: Record<string, unknown>, now: number): [boolean, string] {
  if (typeof iat !== 'number' || typeof exp !== 'number') return [false, 'iat or exp is missing'];
  const valid = iat <= now + SKEW && exp > now - SKEW && exp > iat && exp - iat <= LONGEST;
  return [valid, `iat ${Math.round(iat - now)} s from now, good for ${exp - iat} s`];
}

function judgeClaims(
  said: Record<string, unknown>,
  data: unknown,
  { registered, lms }: Stage,
): [boolean, string] {
  const audience = [said['aud']].flat();
  const wrong = [
    said['iss'] === registered.clientId ? [] : ['iss'],
    audience.includes(lms.origin) ? [] : ['aud'],
    typeof said['nonce'] === 'string' && said['nonce'] !== '' ? [] : ['nonce'],
    said[CLAIM.messageType] === 'LtiDeepLinkingResponse' ? [] : ['message_type'],
    said[CLAIM.version] === '1.3.0' ? [] : ['version'],
    said[CLAIM.deploymentId] === registered.deploymentId ? [] : ['deployment_id'],
    said[CLAIM.deepLinkingData] === data ? [] : ['data'],
    Array.isArray(said[CLAIM.contentItems] ?? []) ? [] : ['content_items'],
  ].flat();
  return [wrong.length === 0, wrong.length === 0 ? 'all there' : `wrong: ${wrong.join(', ')}`];
}

/** Section 6.2: the request, and everything about the tool's answer to it. */
export async function deepLinking(stage: Stage): Promise<ChapterResult> {
  const chapter = { section: '6.2', title: 'Deep Linking 2.0' };
  if (!offers(stage, 'deep-linking')) {
    return { ...chapter, findings: [notOffered('Deep linking', 'the tool did not register the message')] };
  }
  let data: unknown;
  const outcome = await launch(stage, {
    link: '',
    person: 'helene.morvan',
    messageType: 'LtiDeepLinkingRequest',
    forgery: {
      claims: (good) => {
        data = settingsOf(good)['data'];
        return good;
      },
    },
  });
  const request = found('Send the Request Payload', outcome.accepted, outcome.why, outcome.proof);
  const form = outcome.accepted ? await choose(stage, outcome) : undefined;
  const proof = outcome.visitor.exchanges;
  if (form === undefined) {
    const missing = TESTS.map((name) => found(name, false, 'no answer came', proof));
    return { ...chapter, findings: [request, ...missing] };
  }
  return { ...chapter, findings: [request, ...(await judgeAnswer(stage, form, data, proof))] };
}

function settingsOf(claims: Record<string, unknown>): Record<string, unknown> {
  return z.record(z.string(), z.unknown()).parse(claims[CLAIM.deepLinkingSettings] ?? {});
}

async function judgeAnswer(
  stage: Stage,
  form: FilledForm,
  data: unknown,
  proof: readonly string[],
): Promise<Finding[]> {
  const { lms } = stage;
  const token = form.fields.get('JWT') ?? '';
  const said = payloadOf(token);
  const { payload, why } = await verified(token, stage);
  const items = [said[CLAIM.contentItems] ?? []].flat();
  const before = lms.platform.links().length;
  const accepted = await fetch(form.action, { method: 'POST', body: form.fields });
  await accepted.body?.cancel();
  const added = lms.platform.links().slice(before);
  const summary = [...proof, `POST ${form.action.href} ${accepted.status}`, `${items.length} content items`];
  const finding = (name: TestName, [passed, reason]: [boolean, string]) =>
    found(name, passed, reason, summary);
  const [first] = added;
  const opened =
    first === undefined ? undefined : await launch(stage, { link: first.id, person: 'camille.arnoult' });
  return [
    finding('Receive the Response Payload', [true, `posted to ${form.action.pathname}`]),
    finding('Response Format Valid', judgeFormat(token)),
    finding('Response Timestamps Valid', judgeTimes(said, Date.now() / 1_000)),
    finding('Signature Valid', [payload !== undefined, why]),
    finding('Required Claims Verified', judgeClaims(said, data, stage)),
    finding('Affirm Response', [
      accepted.status < 400 && items.length > 0 && added.length === items.length,
      `the platform answered ${accepted.status} and added ${added.length} of ${items.length}`,
    ]),
    finding('Launch of the passed link (optional)', [
      opened?.accepted === true,
      opened?.why ?? 'no link was passed',
    ]),
  ];
}
