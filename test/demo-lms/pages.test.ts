import { decodeJwt } from 'jose';
import request from 'supertest';

import { createDemoLms } from '../../src/demo-lms/create-demo-lms.js';
import { CLAIM } from '../../src/demo-lms/names.js';
import { authorizationRequest, postedForm } from './support/authorization-request.js';
import { ORIGIN, SIGNING_KEY, registeredLms } from './support/registered-lms.js';
import type { RegisteredLms } from './support/registered-lms.js';

let world: RegisteredLms;

beforeEach(async () => {
  world = await registeredLms({
    messages: [{ type: 'LtiSubmissionReviewRequest' }, { type: 'LtiDeepLinkingRequest' }],
  });
});

afterEach(() => world.close());

const HOST = 'localhost:3100';

function get(path: string, person?: string, host = HOST) {
  const call = request(world.lms.app).get(path).set('Host', host);
  return person === undefined ? call : call.set('Cookie', `autre=1; demo-lms-person=${person}`);
}

function post(path: string, fields: object = {}, person = 'helene.morvan') {
  return request(world.lms.app)
    .post(path)
    .set('Host', HOST)
    .set('Cookie', `demo-lms-person=${person}`)
    .type('form')
    .send(fields);
}

describe('the first page', () => {
  it('offers two teachers, six learners, and one without a name', async () => {
    const { text } = await get('/');
    expect(text.match(/name="person" value=/g)).toHaveLength(9);
    expect(text).toContain('Personne sans nom');
    expect(text).toContain('Démonstration');
  });

  it('offers the other site’s address, and the way back', async () => {
    expect((await get('/')).text).toContain('href="http://lms.localhost:3100/"');
    expect((await get('/', undefined, 'lms.localhost:3100')).text).toContain('href="http://localhost:3100/"');
  });

  it('signs the chosen person in', async () => {
    const answer = await post('/qui', { person: 'noe.lanvaux' });
    expect(answer.status).toBe(303);
    expect(answer.headers['set-cookie']?.[0]).toBe(
      'demo-lms-person=noe.lanvaux; Path=/; HttpOnly; SameSite=Lax',
    );
  });

  it('refuses somebody unknown', async () => {
    const answer = await post('/qui', { person: 'personne' });
    expect(answer.status).toBe(404);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('signs out', async () => {
    expect((await post('/sortir')).headers['set-cookie']?.[0]).toContain('demo-lms-person=;');
  });

  it('refuses a form sent from another site', async () => {
    const answer = await post('/qui', { person: 'noe.lanvaux' }).set('Sec-Fetch-Site', 'cross-site');
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('foreign_post');
  });
});

it('asks who one is before the course, the gradebook or an activity', async () => {
  for (const path of ['/cours', '/carnet', '/lancer/decouverte', '/choisir']) {
    expect((await get(path)).headers['location']).toBe('/');
  }
});

describe('the course', () => {
  it('opens each activity here or in another window, by relative addresses', async () => {
    const { text } = await get('/cours', 'camille.arnoult');
    expect(text).toContain('Soins infirmiers – semestre 1');
    for (const id of ['positionnement', 'decouverte', 'cybersecurite', 'a-preparer']) {
      expect(text).toContain(`href="/cours?activite=${id}#activite"`);
      expect(text).toContain(`href="/lancer/${id}?cible=window" target="_blank"`);
    }
    expect(text).not.toContain('<iframe');
  });

  it('shows the opened activity in a frame', async () => {
    const { text, headers } = await get('/cours?activite=decouverte', 'camille.arnoult');
    expect(text).toContain('<iframe src="/lancer/decouverte?cible=iframe" title="Découverte"');
    expect(headers['content-security-policy']).toContain(
      `frame-src 'self' http://localhost:3100 http://lms.localhost:3100 ${world.tool.origin};`,
    );
  });

  it('lets teachers, and only them, add activities from the tool', async () => {
    expect((await get('/cours', 'helene.morvan')).text).toContain('href="/cours?choisir#activite"');
    expect((await get('/cours?choisir', 'helene.morvan')).text).toContain(
      '<iframe src="/choisir?cible=iframe"',
    );
    expect((await get('/cours', 'camille.arnoult')).text).not.toContain('choisir');
    expect((await get('/cours?choisir', 'camille.arnoult')).text).not.toContain('<iframe');
  });

  it('offers no such thing where the tool does not', async () => {
    await world.lms.platform.addRegistration();
    expect((await get('/cours?choisir', 'helene.morvan')).text).not.toContain('choisir');
  });

  it('takes people back from the tool with its message, never as markup', async () => {
    const { text } = await get('/cours/retour?lti_msg=Merci&lti_errormsg=%3Cb%3EOups%3C%2Fb%3E');
    expect(text).toContain('Merci');
    expect(text).toContain('&lt;b&gt;Oups');
    expect(text).toContain('target="_top"');
  });
});

describe('opening an activity', () => {
  it('sends the browser to the tool’s login', async () => {
    const answer = await get('/lancer/decouverte?cible=iframe', 'camille.arnoult');
    const address = new URL(answer.headers['location'] ?? '');
    expect(answer.status).toBe(302);
    expect(`${address.origin}${address.pathname}`).toBe(`${world.tool.origin}/lti/login`);
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      iss: 'http://localhost:3100',
      client_id: 'outil',
      lti_deployment_id: '1',
      login_hint: world.lms.platform.person('camille.arnoult').sub,
      target_link_uri: `${world.tool.origin}/lti/launch`,
    });
  });

  it('posts to it where the switch page says so', async () => {
    await post('/pannes/connexion', { method: 'POST' });
    const { action, fields } = postedForm((await get('/lancer/decouverte', 'camille.arnoult')).text);
    expect(action).toBe(`${world.tool.origin}/lti/login`);
    expect(JSON.parse(fields['lti_message_hint'] ?? '')).toMatchObject({ cmid: 'decouverte' });
  });

  it('remembers the host that the person came by, and the frame', async () => {
    const begun = await get('/lancer/decouverte?cible=iframe', 'camille.arnoult', 'lms.localhost:3100');
    const { searchParams } = new URL(begun.headers['location'] ?? '');
    const query = new URLSearchParams({
      ...authorizationRequest(world.lms),
      lti_message_hint: searchParams.get('lti_message_hint') ?? '',
    });
    const answer = await get(`/lti/authorize?${query.toString()}`, 'camille.arnoult', 'lms.localhost:3100');
    const claims = decodeJwt(postedForm(answer.text).fields['id_token'] ?? '');
    expect(claims[CLAIM.launchPresentation]).toMatchObject({
      document_target: 'iframe',
      return_url: 'http://lms.localhost:3100/cours/retour',
    });
  });

  it('refuses one that is not there', async () => {
    expect((await get('/lancer/ailleurs', 'camille.arnoult')).status).toBe(404);
  });

  it('refuses learners who want to choose activities or see somebody’s work', async () => {
    expect((await get('/choisir', 'camille.arnoult')).status).toBe(403);
    expect((await get('/lancer/decouverte?pour=noe.lanvaux', 'camille.arnoult')).status).toBe(403);
  });
});

it('says so when no tool is registered', async () => {
  const empty = await createDemoLms({ origin: ORIGIN, toolOrigin: ORIGIN, signingKey: SIGNING_KEY });
  const signedIn = (path: string) =>
    request(empty.app).get(path).set('Cookie', 'demo-lms-person=noe.lanvaux');
  expect((await signedIn('/lancer/decouverte')).status).toBe(409);
  expect((await signedIn('/cours')).text).toContain('Aucun outil n’est encore enregistré.');
  expect((await signedIn('/carnet')).text).toContain('Le carnet n’a pas encore de colonne');
  await empty.close();
});

describe('the gradebook', () => {
  beforeEach(async () => {
    const column = world.lms.gradebook.columnOf('decouverte')?.id ?? '';
    await world.lms.gradebook.gradeByHand(column, 'noe.lanvaux', 12.5);
  });

  it('shows a teacher every learner, the last score, and a way to the work', async () => {
    const { text } = await get('/carnet', 'helene.morvan');
    expect(text.match(/<th scope="row">/g)).toHaveLength(7);
    expect(text).toContain('<strong>12,5 / 20</strong>');
    expect(text).toContain('Dernière note : Noé Lanvaux, « Découverte », 12,5 / 20');
    expect(text).toContain('href="/lancer/decouverte?pour=noe.lanvaux"');
  });

  it('shows learners themselves alone', async () => {
    const { text } = await get('/carnet', 'camille.arnoult');
    expect(text).toContain('<th scope="row">Camille Arnoult</th>');
    expect(text).not.toContain('Noé Lanvaux');
    expect(text).not.toContain('Noter à la main');
  });

  it('works without a script, and keeps itself up to date with one', async () => {
    const { text } = await get('/carnet', 'helene.morvan');
    expect(text).toContain('<noscript>');
    expect(text).toContain('src="/demo-lms/refresh.js"');
  });

  it('lists the calls received', async () => {
    await request(world.lms.app).get('/services/course/ifsi-soins-s1/members');
    const { text } = await get('/carnet', 'helene.morvan');
    expect(text).toContain('<code>/services/course/ifsi-soins-s1/members</code>');
    expect(text).toContain('<td>401</td>');
  });

  it('takes a teacher’s own mark', async () => {
    const column = world.lms.gradebook.columnOf('decouverte')?.id ?? '';
    const answer = await post('/carnet/noter', { column, person: 'sans-nom', score: ' 7,5' });
    expect(answer.status).toBe(303);
    expect(world.lms.gradebook.grade(column, 'sans-nom')?.score).toBe(7.5);
  });

  it.each(['', 'douze', '-1', '1e99'])('refuses a mark that is no number from 0: %j', async (score) => {
    const column = world.lms.gradebook.columnOf('decouverte')?.id ?? '';
    expect((await post('/carnet/noter', { column, person: 'sans-nom', score })).status).toBe(400);
    expect(world.lms.gradebook.grade(column, 'sans-nom')).toBeUndefined();
  });

  it('refuses a learner’s mark', async () => {
    const column = world.lms.gradebook.columnOf('decouverte')?.id ?? '';
    const answer = await post('/carnet/noter', { column, person: 'noe.lanvaux', score: '20' }, 'noe.lanvaux');
    expect(answer.status).toBe(403);
  });
});

describe('the switch page', () => {
  it('turns a fault on with its settings, shows it, and repairs it', async () => {
    const form = { only: 'score', retryAfterSeconds: '5', httpDate: 'on', times: '3' };
    expect((await post('/pannes/service-429/activer', form)).status).toBe(303);
    expect(world.lms.faults.active().get('service-429')).toMatchObject({
      only: 'score',
      retryAfterSeconds: 5,
      httpDate: true,
      times: 3,
    });
    expect((await get('/pannes')).text).toContain('En panne, encore 3 fois');
    await post('/pannes/service-429/reparer');
    expect(world.lms.faults.isOn('service-429')).toBe(false);
  });

  it('turns a fault on for ever when no number is given', async () => {
    await post('/pannes/score-409/activer', { times: '' });
    expect(world.lms.faults.active().get('score-409')?.times).toBe(Infinity);
  });

  it.each([
    { times: '0' },
    { times: 'x' },
    { times: '', status: '200' },
    { times: '', only: 'ailleurs' },
    { times: '', delayMs: '-1' },
  ])('refuses %j', async (form) => {
    expect((await post('/pannes/service-error/activer', form)).status).toBe(400);
    expect(world.lms.faults.isOn('service-error')).toBe(false);
  });

  it('refuses a fault it does not know', async () => {
    expect((await post('/pannes/constructor/activer', { times: '' })).status).toBe(404);
  });

  it('refuses another way to begin a launch', async () => {
    expect((await post('/pannes/connexion', { method: 'PUT' })).status).toBe(400);
  });

  it('repairs everything at once', async () => {
    world.lms.faults.turnOn('keys-down');
    await post('/pannes/toutes');
    expect(world.lms.faults.active().size).toBe(0);
  });

  it('forgets the access tokens', async () => {
    const token = await world.accessToken();
    await post('/pannes/jetons');
    const answer = await request(world.lms.app)
      .get('/services/course/ifsi-soins-s1/members')
      .set('Authorization', `Bearer ${token}`);
    expect(answer.status).toBe(401);
  });
});

it('answers what is not there with a page, and servers with JSON', async () => {
  const page = await get('/nulle-part');
  expect(page.status).toBe(404);
  expect(page.text).toContain('<h1>');
  const forServers = await get('/services/rien');
  expect(forServers.status).toBe(404);
  expect(forServers.body).toEqual({ error: 'not_found' });
});
