import type { Grade } from '../../src/grades/grade.js';
import { deliverDueGrades } from '../../src/grades/grade-worker.js';
import { sessionsDefinition } from '../../src/lti/sessions.js';
import { dueAt } from '../../src/grades/queue.js';
import { opaqueId } from '../../src/security/opaque-id.js';
import { keepCookies, type Ground } from '../ground.js';
import type { HonestAnswer, Lie } from '../liar.js';
import { mutatedJson, spoiltText } from '../mutate.js';
import { ODD_TEXTS } from '../odd-things.js';
import type { Random } from '../random.js';

const STATUSES = [
  200, 201, 202, 204, 206, 301, 302, 307, 400, 401, 403, 404, 405, 409, 410, 415, 422, 429, 500, 502, 503,
  599,
];

const HEADERS: readonly (readonly [name: string, values: readonly string[]])[] = [
  ['retry-after', ['-1', '1e9', 'soon', 'Wed, 21 Oct 2015 07:28:00 GMT', '99999999999999999999', '']],
  [
    'link',
    [
      '<>; rel=next',
      '<http://localhost:1/>; rel="next"',
      '<x; rel=next',
      'rel=next',
      '<?page=1>; rel="next"',
      '<javascript:1>; rel=next',
    ],
  ],
  ['content-type', ['text/html', 'application/json; charset=utf-16', '', 'x']],
  ['content-encoding', ['gzip', 'br', 'x']],
  ['location', ['http://169.254.169.254/', 'http://localhost:1/', '/']],
  ['www-authenticate', ['Bearer error="x', '🩺']],
];

function honestJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return {};
  }
}

/** The honest answer with its status, a header or its body spoilt, or cut off before its end. */
export function lieOf({ status, headers, body }: HonestAnswer, random: Random): Lie {
  const type = headers['content-type'];
  const kept = { 'content-type': typeof type === 'string' ? type : 'application/json' };
  const [name, values] = random.pick(HEADERS);
  const spoiltHeaders = random.chance(0.3) ? { ...kept, [name]: random.pick(values) } : kept;
  const text = random.chance(0.75) ? mutatedJson(honestJson(body), random) : spoiltText(body, random);
  return {
    status: random.chance(0.3) ? random.pick(STATUSES) : status,
    headers: spoiltHeaders,
    body: text.slice(0, 400_000),
    ...(random.chance(0.05) ? { cut: random.below(text.length + 1) } : {}),
  };
}

const HOUR = 3_600_000;

/** What a delivery asks of the platform, one after another. */
const ASKED = [
  /\/lti\/token/,
  /\/lineitems(\?|$)/,
  /\/lineitems(\?|$)/,
  /\/lineitem\/scores/,
  /\/lineitem\/results/,
];

/** A learner's launch of a link that has no column yet. @returns the session's id */
async function launchOnce({ liar, ...ground }: Ground): Promise<string> {
  const id = 'fuzz-grades';
  await liar.lms.platform.addLink({ id, title: 'Grades', custom: {} });
  const { clientId = '' } = liar.lms.platform.registrations().at(-1) ?? {};
  const { url, params } = liar.lms.platform.startLogin(id, 'noe.lanvaux', { clientId });
  const cookies = new Map<string, string>();
  const login = await ground.send({
    method: 'POST',
    path: new URL(url).pathname,
    form: Object.entries(params),
  });
  keepCookies(cookies, login);
  const form = Object.entries({ ...liar.lms.platform.forge.launchForm(login.location ?? '') });
  const { location = '' } = await ground.send({ method: 'POST', path: '/lti/launch', form, cookies });
  return location.slice('/l/'.length);
}

/** A grade is delivered to a platform that answers nonsense somewhere on the way. */
export async function gradeDeliveries(ground: Ground): Promise<() => Promise<void>> {
  const { services, liar, random, tally } = ground;
  const { placementId, learnerId, registrationId, institutionId } = await launchedPlace(ground);
  const grade: Grade = {
    id: opaqueId(),
    institutionId,
    registrationId,
    placementId,
    learnerId,
    sittingId: opaqueId(),
    attempt: 1,
    share: 0.5,
    state: 'due',
    dueSince: ground.now(),
    tries: 0,
    readBack: false,
  };
  await services.grades.grades.insert(grade);
  return async () => {
    // What was kept of the platform is over by now, so that everything is asked for again.
    ground.pass(2 * HOUR);
    const found = await services.grades.grades.get(grade.id);
    const placement = await services.sitting.placements.get(placementId);
    if (found === undefined || placement?.doc.grades === undefined) throw new Error('the grade is gone');
    const { lineItem: forgotten, ...service } = placement.doc.grades;
    if (forgotten !== undefined) {
      await services.sitting.placements.update({ ...placement.doc, grades: service }, placement.version);
    }
    const anew = { ...found.doc, state: 'due' as const, dueSince: ground.now(), tries: 0, readBack: false };
    await services.grades.grades.replace(dueAt(anew, ground.now()), found.version);
    const path = random.pick(ASKED);
    if (path.source.includes('results')) liar.lms.faults.turnOn('score-409', { times: 1 });
    liar.lie({ path, tell: (honest) => lieOf(honest, random) });
    const began = performance.now();
    await deliverDueGrades(services.grades).catch((error: unknown) => {
      tally.fail(
        `a delivery threw: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    });
    liar.lie(undefined);
    liar.lms.faults.clear();
    if (performance.now() - began > 5_000) tally.fail('a delivery took more than 5 s');
    const after = await services.grades.grades.get(grade.id);
    tally.count(`delivery ${after?.doc.state ?? 'gone'} ${after?.doc.problem ?? ''}`.trim());
  };
}

async function launchedPlace(ground: Ground) {
  const sessionId = await launchOnce(ground);
  const session = await ground.services.store.collection(sessionsDefinition).get(sessionId);
  if (session?.doc.placementId === undefined) throw new Error('no session');
  const { placementId, learnerId, registrationId, institutionId } = session.doc;
  return { placementId, learnerId, registrationId, institutionId };
}

/** A launch while the platform's key set is nonsense. */
export function keySets(ground: Ground, launch: (ground: Ground) => Promise<void>): () => Promise<void> {
  const { liar, random } = ground;
  return async () => {
    ground.pass(7 * HOUR);
    liar.lie({ path: /\/lti\/keys/, tell: (honest) => lieOf(honest, random) });
    await launch(ground);
    liar.lie(undefined);
    ground.pass(7 * HOUR);
  };
}

/** A registration with a platform whose configuration, or whose answer to ours, is nonsense. */
export function registrations(ground: Ground): () => Promise<void> {
  const { services, liar, random } = ground;
  return async () => {
    const invite = await services.lti.invitations.invite({ autoApprove: random.chance(0.5), demo: true });
    const path = random.pick([/\/\.well-known\/openid-configuration/, /\/lti\/register/]);
    liar.lie({ path, tell: (honest) => lieOf(honest, random) });
    const query = new URLSearchParams({
      invite,
      openid_configuration: `${liar.lms.origin}/.well-known/openid-configuration`,
    });
    if (random.chance(0.3)) query.set('registration_token', random.pick(ODD_TEXTS));
    await ground.send({ method: 'GET', path: `/lti/register?${query.toString()}` });
    liar.lie(undefined);
  };
}

/** A teacher's pages while the platform's list of members, or its groups, are nonsense. */
export function rosters(ground: Ground): () => Promise<void> {
  const { liar, random } = ground;
  return async () => {
    // A copy of the list is kept for a while.
    ground.pass(8 * HOUR);
    const { clientId = '' } = liar.lms.platform.registrations().at(-1) ?? {};
    const { url, params } = liar.lms.platform.startLogin('positionnement', 'helene.morvan', { clientId });
    const cookies = new Map<string, string>();
    const login = await ground.send({
      method: 'POST',
      path: new URL(url).pathname,
      form: Object.entries(params),
    });
    keepCookies(cookies, login);
    const form = Object.entries({ ...liar.lms.platform.forge.launchForm(login.location ?? '') });
    const launched = await ground.send({ method: 'POST', path: '/lti/launch', form, cookies });
    keepCookies(cookies, launched);
    liar.lie({ path: /\/(members|groups|sets)/, tell: (honest) => lieOf(honest, random) });
    await ground.send({ method: 'GET', path: launched.location ?? '/', cookies });
    liar.lie(undefined);
  };
}
