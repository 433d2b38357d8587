import { formsOf, linksOf } from '../../certification/forms.js';
import { keepCookies, type Ground } from '../ground.js';
import { mutatedFields, spoiltText } from '../mutate.js';

/** Somebody's session, and what its pages offer: forms to send, addresses to open. */
interface Opened {
  readonly cookies: Map<string, string>;
  readonly forms: { path: string; fields: [string, string][] }[];
  readonly pages: string[];
}

const PEOPLE: readonly (readonly [person: string, message: string])[] = [
  ['camille.arnoult', 'LtiResourceLinkRequest'],
  ['helene.morvan', 'LtiResourceLinkRequest'],
  ['youssef.bahri', 'LtiDeepLinkingRequest'],
];

const MOST_PAGES = 8;

async function open({ liar, ...ground }: Ground, person: string, message: string): Promise<Opened> {
  const { clientId = '' } = liar.lms.platform.registrations().at(-1) ?? {};
  const messageType = message as 'LtiResourceLinkRequest';
  const { url, params } = liar.lms.platform.startLogin('cybersecurite', person, { clientId, messageType });
  const cookies = new Map<string, string>();
  const login = await ground.send({
    method: 'POST',
    path: new URL(url).pathname,
    form: Object.entries(params),
  });
  keepCookies(cookies, login);
  const form = liar.lms.platform.forge.launchForm(login.location ?? '');
  const fields = Object.entries({ ...form });
  const launched = await ground.send({ method: 'POST', path: '/lti/launch', form: fields, cookies });
  keepCookies(cookies, launched);
  const opened: Opened = { cookies, forms: [], pages: [launched.location ?? '/'] };
  const origin = new URL('http://localhost');
  for (let at = 0; at < opened.pages.length && at < MOST_PAGES; at += 1) {
    const path = opened.pages[at] ?? '/';
    const page = await ground.send({ method: 'GET', path, cookies });
    const here = new URL(path, origin);
    for (const { action, fields: given } of formsOf(page.text, here)) {
      opened.forms.push({ path: action.pathname, fields: [...given] });
    }
    const links = linksOf(page.text, here).filter((link) => link.origin === origin.origin);
    for (const { pathname, search } of links) {
      if (!opened.pages.includes(pathname + search)) opened.pages.push(pathname + search);
    }
    // A learner's first form begins the path: the item's form is what follows.
    if (at === 0 && opened.forms[0]?.path.endsWith('/start') === true) {
      const [begin] = opened.forms;
      await ground.send({ method: 'POST', path: begin.path, form: begin.fields, cookies });
      opened.pages.push(`${path}/item`);
    }
  }
  return opened;
}

/** Sessions are opened anew after so many cases, since spoilt forms may end them; and before their time ends them. */
const LIVES = 60;
const LIFETIME = 2 * 3_600_000;

/** Posts of the tool's own forms and visits of its pages, with what they carry spoilt. */
export function sessionCases(ground: Ground): () => Promise<void> {
  const { random } = ground;
  let opened: Opened | undefined;
  let left = 0;
  let until = 0;
  return async () => {
    if (opened === undefined || left === 0 || ground.now() > until) {
      opened = await open(ground, ...random.pick(PEOPLE));
      until = ground.now() + LIFETIME;
      left = LIVES;
    }
    left -= 1;
    const { cookies, forms, pages } = opened;
    if (forms.length > 0 && random.chance(0.75)) {
      const { path, fields } = random.pick(forms);
      const token = fields.find(([name]) => name === '_token');
      const spoilt = mutatedFields(fields, random);
      // Most carry their session's token: what comes behind that door is to be tried.
      const kept = spoilt.filter(([name]) => name !== '_token');
      const form = token !== undefined && random.chance(0.9) ? [...kept, token] : spoilt;
      await ground.send({ method: 'POST', path, form, cookies });
      return;
    }
    const page = random.pick(pages);
    const query = new URLSearchParams(
      mutatedFields(new URLSearchParams(page.split('?')[1] ?? 'page=1&sort=name&lang=fr'), random),
    ).toString();
    const path = random.chance(0.2)
      ? encodeURI(spoiltText(page, random).toWellFormed()).replace(/[^\x21-\x7e]/g, '')
      : `${page.split('?')[0] ?? '/'}?${query.slice(0, 8_000)}`;
    await ground.send({
      method: 'GET',
      path: path.startsWith('/') ? path.slice(0, 12_000) : `/${path.slice(0, 12_000)}`,
      cookies,
    });
  };
}
