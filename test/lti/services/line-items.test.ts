import { mediaType, scope } from '../../../src/lti/claims-vocabulary.js';
import { accessTokens } from '../../../src/lti/services/access-tokens.js';
import type { LineItemFacts } from '../../../src/lti/services/line-item-body.js';
import { findOrCreateLineItem } from '../../../src/lti/services/line-items.js';
import { serviceClient } from '../../../src/lti/services/service-client.js';
import { startPlatform, token, usual, type PlannedAnswer, type Platform } from './support/platform.js';

let platform: Platform;
beforeAll(async () => {
  platform = await startPlatform();
});
beforeEach(() => {
  platform.received.length = 0;
  platform.answer = usual;
});
afterAll(() => platform.stop());

/** Answers in turn to what is asked of the service. */
function answerInTurn(...answers: PlannedAnswer[]): void {
  const left = [...answers];
  platform.answer = ({ path }) => (path === '/token' ? token('good') : (left.shift() ?? { status: 500 }));
}

const FACTS: LineItemFacts = {
  label: 'Vos repères',
  resourceId: 'prescription-1',
  points: undefined,
  opensAt: undefined,
  closesAt: undefined,
  launchUrl: 'https://parcours.example/lti/launch',
};

function find(
  scopes: readonly string[] = [scope.lineItem],
  facts: Partial<LineItemFacts> = {},
): Promise<string> {
  const tokens = accessTokens(platform.client, platform.keys, platform.now);
  const client = serviceClient(platform.client, tokens, platform.now);
  const place = {
    scopes,
    lineItems: `${platform.origin}/items?type_id=3`,
    resourceLinkId: 'link 1',
    facts: { ...FACTS, ...facts },
  };
  return findOrCreateLineItem(platform.registration, place, client);
}

const items = (...all: object[]) => ({ body: JSON.stringify(all) });
const item = (number: number, more: object = {}) => ({
  id: `https://lms.example/items/${number}`,
  label: 'x',
  scoreMaximum: 10,
  resourceLinkId: 'link 1',
  ...more,
});

const services = () => platform.received.filter(({ path }) => path !== '/token');

it('asks for the link’s line items, the query kept and no limit set', async () => {
  answerInTurn(items(item(1)));
  expect(await find()).toBe('https://lms.example/items/1');
  expect(services()).toEqual([
    expect.objectContaining({ method: 'GET', path: '/items?type_id=3&resource_link_id=link+1' }),
  ]);
  expect(services()[0]?.headers.accept).toBe(mediaType.lineItems);
});

it('prefers the one that it made', async () => {
  answerInTurn(items(item(1, { tag: '' }), item(2, { tag: 'parcours' }), item(3)));
  expect(await find()).toBe('https://lms.example/items/2');
});

it('takes none of another link’s, where the platform passes the filter over', async () => {
  answerInTurn(items(item(1, { resourceLinkId: 'link 2' }), item(2, { resourceLinkId: null }), item(3)));
  expect(await find()).toBe('https://lms.example/items/3');
});

it('makes one with our tag where the link has none', async () => {
  answerInTurn(items(), { status: 201, body: JSON.stringify(item(9)) });
  expect(await find()).toBe('https://lms.example/items/9');
  const [, made] = services();
  expect(made).toMatchObject({ method: 'POST', path: '/items?type_id=3' });
  expect(made?.headers['content-type']).toBe(mediaType.lineItem);
  expect(JSON.parse(made?.body ?? '')).toEqual({
    label: 'Vos repères',
    scoreMaximum: 100,
    resourceLinkId: 'link 1',
    resourceId: 'prescription-1',
    tag: 'parcours',
    submissionReview: {
      reviewableStatus: ['InProgress', 'Submitted', 'Completed'],
      label: 'Parcours',
      url: 'https://parcours.example/lti/launch',
    },
  });
});

it('makes one that is worth the prescription’s points, and open while its activity is', async () => {
  answerInTurn(items(), { status: 201, body: JSON.stringify(item(9)) });
  const [opensAt, closesAt] = [Date.UTC(2027, 0, 4, 7), Date.UTC(2027, 0, 29, 17)];
  await find([scope.lineItem], { points: 20, opensAt, closesAt });
  expect(JSON.parse(services()[1]?.body ?? '')).toMatchObject({
    scoreMaximum: 20,
    startDateTime: '2027-01-04T07:00:00.000Z',
    endDateTime: '2027-01-29T17:00:00.000Z',
  });
});

it('asks for the scope of each call alone, and for granted ones only', async () => {
  answerInTurn(items(item(1)));
  await find([scope.lineItemReadonly, scope.score]);
  const asked = new URLSearchParams(platform.received[0]?.body).get('scope');
  expect(asked).toBe(scope.lineItemReadonly);
});

it('gives up without asking where it may do neither', async () => {
  await expect(find([scope.score])).rejects.toMatchObject({ code: 'scope_missing', passing: false });
  expect(platform.received).toEqual([]);
});

it('makes none where it may only read', async () => {
  answerInTurn(items());
  await expect(find([scope.lineItemReadonly])).rejects.toMatchObject({ code: 'scope_missing' });
  expect(services()).toHaveLength(1);
});

const lists = ['<h1>Maintenance</h1>', '{}', '[{"id":7}]', '[null]', ''];
it.each(lists)('tries later, and makes none, where the list is %p', async (body) => {
  answerInTurn({ body });
  await expect(find()).rejects.toMatchObject({ code: 'answer_malformed', passing: true });
  expect(services()).toHaveLength(1);
});

it('makes no second one where the answer to the first cannot be read', async () => {
  answerInTurn(items(), { status: 201, body: '<h1>OK</h1>' });
  await expect(find()).rejects.toMatchObject({ code: 'answer_malformed', passing: false });
});

it('ends where pages never do', async () => {
  platform.answer = ({ path }) =>
    path === '/token'
      ? token('good')
      : {
          ...items(item(1, { resourceLinkId: 'link 2' })),
          headers: { link: '</items?again=1>; rel="next"' },
        };
  await expect(find([scope.lineItemReadonly])).rejects.toMatchObject({ code: 'scope_missing' });
  expect(services()).toHaveLength(50);
});
