import type { Claims } from '../../src/demo-lms/platform/launch-claims.js';
import type { LoginOptions } from '../../src/demo-lms/platform/login.js';
import type { Forgery } from '../../src/demo-lms/forge/forge.js';
import { keepCookies, type Ground, type Reply } from '../ground.js';
import { mutated, mutatedFields, mutatedJson, spoiltText } from '../mutate.js';
import { ODD_TEXTS, oddValue } from '../odd-things.js';

const PEOPLE = ['camille.arnoult', 'ines.delahaye', 'helene.morvan', 'youssef.bahri', 'sans-nom'];
const LINKS = ['positionnement', 'decouverte', 'a-preparer'];

interface Begun {
  readonly cookies: Map<string, string>;
  readonly authorizationUrl: string;
}

function loginOf({ liar, random }: Ground): { link: string; person: string; options: LoginOptions } {
  const person = random.pick(PEOPLE);
  const link = random.pick(LINKS);
  const messageType = random.pick([
    'LtiResourceLinkRequest',
    'LtiResourceLinkRequest',
    'LtiDeepLinkingRequest',
    'LtiSubmissionReviewRequest',
  ] as const);
  const { clientId = '' } = liar.lms.platform.registrations().at(-1) ?? {};
  const review = messageType === 'LtiSubmissionReviewRequest' ? { forUserId: random.pick(PEOPLE) } : {};
  return { link, person, options: { clientId, messageType, ...review } };
}

async function begin(ground: Ground): Promise<Begun> {
  const { link, person, options } = loginOf(ground);
  const { url, params } = ground.liar.lms.platform.startLogin(link, person, options);
  const cookies = new Map<string, string>();
  const reply = await ground.send({
    method: 'POST',
    path: new URL(url).pathname,
    form: Object.entries(params),
  });
  keepCookies(cookies, reply);
  if (reply.location === undefined) throw new Error(`a good login was refused: ${reply.status}`);
  return { cookies, authorizationUrl: reply.location };
}

/** The page of a launch that was accepted must stand as well: what was stored is shown there. */
async function look(ground: Ground, cookies: Map<string, string>, launched: Reply): Promise<void> {
  keepCookies(cookies, launched);
  if (launched.location !== undefined) await ground.send({ method: 'GET', path: launched.location, cookies });
}

async function post(ground: Ground, forgery: Forgery): Promise<void> {
  const { cookies, authorizationUrl } = await begin(ground);
  const form = ground.liar.lms.platform.forge.launchForm(authorizationUrl, forgery);
  const fields = Object.entries({ ...form });
  const launched = await ground.send({ method: 'POST', path: '/lti/launch', form: fields, cookies });
  await look(ground, cookies, launched);
}

/** A token whose claims are spoilt, signed by the platform all the same. */
export function spoiltClaims(ground: Ground): Promise<void> {
  const { random } = ground;
  const claims = (good: Claims) =>
    random.chance(0.85) ? (mutated(good, random) as Claims) : mutatedJson(good, random);
  return post(ground, { claims });
}

const HEADERS = ['kid', 'typ', 'alg', 'crit', 'b64', 'jwk', 'jku', 'x5c', 'x5u', 'zip', 'cty'];

/** A token whose header is spoilt, under a signature that fits it. */
export function spoiltHeader(ground: Ground): Promise<void> {
  const { random } = ground;
  const one = random.pick(HEADERS);
  // The platform's own signing reads the algorithm as a text.
  const odd = (name: string) => (name === 'alg' ? random.pick(ODD_TEXTS) : oddValue(random));
  const other = random.pick(HEADERS);
  const header = { [one]: odd(one), [other]: odd(other) };
  return post(ground, { header, key: random.pick(['own', 'own', 'other', 'none', 'hs256'] as const) });
}

/** What a launch posts, spoilt as it is: the token's text, the state, the form. */
export async function spoiltPost(ground: Ground): Promise<void> {
  const { random, liar } = ground;
  const { cookies, authorizationUrl } = await begin(ground);
  const form = liar.lms.platform.forge.launchForm(authorizationUrl);
  const fields = mutatedFields(Object.entries({ ...form }), random);
  const path = random.pick(['/lti/launch', '/lti/launch', '/']);
  if (random.chance(0.2))
    for (const name of cookies.keys())
      cookies.set(name, spoiltText('x'.repeat(43), random).replace(/[^\x21-\x7e]/g, ''));
  await look(ground, cookies, await ground.send({ method: 'POST', path, form: fields, cookies }));
}

/** A login request, spoilt. */
export async function spoiltLogin(ground: Ground): Promise<void> {
  const { random, liar } = ground;
  const { link, person, options } = loginOf(ground);
  const { url, params } = liar.lms.platform.startLogin(link, person, options);
  const fields = mutatedFields(Object.entries(params), random);
  const { pathname } = new URL(url);
  if (random.chance(0.5)) await ground.send({ method: 'POST', path: pathname, form: fields });
  else {
    const query = new URLSearchParams(fields).toString();
    await ground.send({ method: 'GET', path: `${pathname}?${query.slice(0, 12_000)}` });
  }
}
