import request from 'supertest';
import { z } from 'zod';

import { MEDIA_TYPE, SCOPE, SERVICE_SCOPES } from '../../src/demo-lms/names.js';
import { LINE_ITEMS, ORIGIN, registeredLms } from './support/registered-lms.js';
import type { RegisteredLms } from './support/registered-lms.js';

let world: RegisteredLms;
let token: string;

beforeEach(async () => {
  world = await registeredLms();
  token = await world.accessToken();
});

afterEach(() => world.close());

const list = z.array(z.looseObject({ id: z.url(), resourceId: z.string().optional() }));

function getList(query = '', accept: string = MEDIA_TYPE.lineItems, bearer = token) {
  return request(world.lms.app)
    .get(`${LINE_ITEMS}${query}`)
    .set('Authorization', `Bearer ${bearer}`)
    .set('Accept', accept);
}

function create(body: object, type: string = MEDIA_TYPE.lineItem) {
  return request(world.lms.app)
    .post(LINE_ITEMS)
    .set('Authorization', `Bearer ${token}`)
    .set('Content-Type', type)
    .send(JSON.stringify(body));
}

/** The path of a column's address, to be called on the application. */
async function pathOfFirst(): Promise<string> {
  const [first] = list.parse(JSON.parse((await getList()).text));
  return new URL(first?.id ?? '').pathname;
}

function onItem(method: 'get' | 'put' | 'delete', path: string) {
  return request(world.lms.app)[method](path).set('Authorization', `Bearer ${token}`);
}

describe('the list', () => {
  it('holds a column for each graded activity, under its exact media type', async () => {
    const answer = await getList();
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe(MEDIA_TYPE.lineItems);
    expect(list.parse(JSON.parse(answer.text))).toHaveLength(3);
  });

  it.each(['?resource_link_id=decouverte', '?resource_id=module-1', '?tag=training'])(
    'can be narrowed by %s',
    async (query) => {
      await create({ label: 'Module 1', scoreMaximum: 10, resourceId: 'module-1', tag: 'training' });
      expect(list.parse(JSON.parse((await getList(query)).text))).toHaveLength(1);
    },
  );

  it('comes by pages when a limit is asked, each naming the next', async () => {
    const first = await getList('?limit=2');
    expect(first.headers['link']).toBe(`<${ORIGIN}${LINE_ITEMS}?limit=2&page=2>; rel="next"`);
    const second = await getList('?limit=2&page=2');
    expect(list.parse(JSON.parse(second.text))).toHaveLength(1);
    expect(second.headers['link']).toBeUndefined();
    expect((await getList('?limit=3')).headers['link']).toBeUndefined();
  });

  it.each(['*/*', 'application/json', `${MEDIA_TYPE.lineItems}, */*`])(
    'refuses Accept: %s',
    async (accept) => {
      const answer = await getList('', accept);
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({ error: 'wrong_accept' });
    },
  );

  it('does not show another tool’s columns', async () => {
    await world.lms.platform.addRegistration({ clientId: 'autre' });
    expect(list.parse(JSON.parse((await getList()).text))).toHaveLength(3);
  });
});

describe('a new column', () => {
  it('is answered with its address', async () => {
    const answer = await create({ label: 'Module 1', scoreMaximum: 10, resourceLinkId: 'a-preparer' });
    expect(answer.status).toBe(201);
    expect(answer.headers['content-type']).toBe(MEDIA_TYPE.lineItem);
    expect(JSON.parse(answer.text)).toMatchObject({
      id: expect.stringMatching(/\/lineitem$/) as string,
      label: 'Module 1',
      scoreMaximum: 10,
      resourceLinkId: 'a-preparer',
      resourceId: '',
    });
  });

  it('may be sent with parameters after the media type', async () => {
    expect(
      (await create({ label: 'x', scoreMaximum: 1 }, `${MEDIA_TYPE.lineItem}; charset=utf-8`)).status,
    ).toBe(201);
  });

  it.each([
    ['no label', { scoreMaximum: 10 }],
    ['a blank label', { label: ' ', scoreMaximum: 10 }],
    ['no maximum', { label: 'x' }],
    ['a maximum of zero', { label: 'x', scoreMaximum: 0 }],
    ['a maximum in letters', { label: 'x', scoreMaximum: '10' }],
    ['an activity that is not there', { label: 'x', scoreMaximum: 10, resourceLinkId: 'ailleurs' }],
  ])('is refused with %s', async (_name, body) => {
    const answer = await create(body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ error: 'invalid_line_item' });
  });

  it('is refused as plain JSON', async () => {
    const answer = await create({ label: 'x', scoreMaximum: 1 }, 'application/json');
    expect(answer.status).toBe(415);
  });

  it('is refused when it is not JSON at all', async () => {
    const answer = await request(world.lms.app)
      .post(LINE_ITEMS)
      .set('Authorization', `Bearer ${token}`)
      .set('Content-Type', MEDIA_TYPE.lineItem)
      .send('{"label":');
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ error: 'unreadable_request' });
  });
});

describe('one column', () => {
  it('can be read', async () => {
    const answer = await onItem('get', await pathOfFirst()).set('Accept', MEDIA_TYPE.lineItem);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe(MEDIA_TYPE.lineItem);
  });

  it('is refused under another media type', async () => {
    expect((await onItem('get', await pathOfFirst()).set('Accept', 'application/json')).status).toBe(400);
  });

  it('can be replaced, its grades keeping their share of the maximum', async () => {
    const path = await pathOfFirst();
    const id = world.lms.gradebook.columnOf('positionnement')?.id ?? '';
    await world.lms.gradebook.gradeByHand(id, 'noe.lanvaux', 50);
    const answer = await onItem('put', path)
      .set('Content-Type', MEDIA_TYPE.lineItem)
      .send(JSON.stringify({ label: 'Autre', scoreMaximum: 20, resourceLinkId: 'positionnement' }));
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toMatchObject({ label: 'Autre', scoreMaximum: 20 });
    expect(world.lms.gradebook.grade(id, 'noe.lanvaux')?.score).toBe(10);
  });

  it('is not replaced by what is no line item', async () => {
    const answer = await onItem('put', await pathOfFirst())
      .set('Content-Type', MEDIA_TYPE.lineItem)
      .send('{}');
    expect(answer.status).toBe(400);
  });

  it('can be deleted, with its grades', async () => {
    const path = await pathOfFirst();
    const id = world.lms.gradebook.columnOf('positionnement')?.id ?? '';
    await world.lms.gradebook.gradeByHand(id, 'noe.lanvaux', 50);
    const answer = await onItem('delete', path);
    expect(answer.status).toBe(204);
    expect(world.lms.gradebook.columnOf('positionnement')).toBeUndefined();
    expect(world.lms.gradebook.grade(id, 'noe.lanvaux')).toBeUndefined();
  });

  it('is unknown when it belongs to another tool', async () => {
    await world.lms.platform.addRegistration({ clientId: 'autre' });
    const theirs = world.lms.gradebook.columns().find(({ clientId }) => clientId === 'autre');
    const answer = await onItem('get', `${LINE_ITEMS}/${theirs?.id ?? ''}/lineitem`).set('Accept', '*/*');
    expect(answer.status).toBe(404);
  });
});

describe('access', () => {
  it('is refused without a token', async () => {
    const answer = await request(world.lms.app).get(LINE_ITEMS).set('Accept', MEDIA_TYPE.lineItems);
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toBe('Bearer error="invalid_token"');
  });

  it('is refused once the token has expired', async () => {
    world.clock.now += 3600 * 1000;
    expect((await getList()).status).toBe(401);
  });

  it('is refused once tokens were revoked', async () => {
    world.lms.platform.revokeAccessTokens();
    expect((await getList()).status).toBe(401);
  });

  it('is refused without the scope', async () => {
    const weak = await world.accessToken(SCOPE.score);
    const answer = await getList('', MEDIA_TYPE.lineItems, weak);
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ error: 'insufficient_scope' });
  });

  it('to read does not allow to write', async () => {
    token = await world.accessToken(SCOPE.lineItemRead);
    expect((await getList()).status).toBe(200);
    expect((await create({ label: 'x', scoreMaximum: 1 })).status).toBe(403);
  });
});

it('keeps a log of the calls, newest first, without their tokens', async () => {
  await getList('?tag=x');
  await getList('', '*/*');
  const call = { at: world.clock.now, method: 'GET', contentType: undefined, scopes: SERVICE_SCOPES };
  expect(world.lms.calls.list()).toEqual([
    { ...call, path: LINE_ITEMS, status: 400, accept: '*/*' },
    { ...call, path: `${LINE_ITEMS}?tag=x`, status: 200, accept: MEDIA_TYPE.lineItems },
  ]);
});
