import fc from 'fast-check';
import { mediaType } from '../../../src/lti/claims-vocabulary.js';
import { accessTokens } from '../../../src/lti/services/access-tokens.js';
import {
  pointsOf,
  readResults,
  sendScore,
  type ScoreToSend,
  serviceUrl,
} from '../../../src/lti/services/scores.js';
import { serviceClient, type ServiceClient } from '../../../src/lti/services/service-client.js';
import { startPlatform, token, usual, type PlannedAnswer, type Platform } from './support/platform.js';

let platform: Platform;
let client: ServiceClient;
let lineItem: string;
beforeAll(async () => {
  platform = await startPlatform();
  lineItem = `${platform.origin}/items/7/lineitem?type_id=3`;
});
beforeEach(() => {
  platform.received.length = 0;
  platform.answer = usual;
  const tokens = accessTokens(platform.client, platform.keys, platform.now);
  client = serviceClient(platform.client, tokens, platform.now);
});
afterAll(() => platform.stop());

function answer(planned: PlannedAnswer): void {
  platform.answer = ({ path }) => (path === '/token' ? token('good') : planned);
}

function send(details: Partial<ScoreToSend> = {}): Promise<void> {
  const score = {
    lineItem,
    userId: 'camille',
    points: 50,
    timestamp: platform.time,
    extension: {},
    once: false,
  };
  const bare = { comment: undefined, startedAt: undefined, submittedAt: undefined };
  return sendScore(platform.registration, { ...score, ...bare, ...details }, client);
}

function sentBody(): unknown {
  return JSON.parse(platform.received[1]?.body ?? '');
}

describe('the address of a service', () => {
  const addresses = [
    ['https://lms.example/items/7', 'https://lms.example/items/7/scores'],
    ['https://lms.example/items/7/', 'https://lms.example/items/7/scores'],
    [
      'https://lms.example/items/7/lineitem?type_id=3',
      'https://lms.example/items/7/lineitem/scores?type_id=3',
    ],
    ['https://lms.example/i?a=1&b=%2F#x', 'https://lms.example/i/scores?a=1&b=%2F#x'],
  ] as const;
  it.each(addresses)('of %s has the service’s name at the end of its path', (item, scores) => {
    expect(serviceUrl(item, 'scores')).toBe(scores);
    expect(serviceUrl(item, 'results')).toBe(scores.replace('/scores', '/results'));
  });
});

describe('a score', () => {
  it('is final, in points of a hundred, with the moment it came to be', async () => {
    await send({ points: 12.35 });
    expect(platform.received[1]).toMatchObject({
      method: 'POST',
      path: '/items/7/lineitem/scores?type_id=3',
      headers: { 'content-type': mediaType.score, authorization: 'Bearer good' },
    });
    expect(sentBody()).toEqual({
      userId: 'camille',
      scoreGiven: 12.35,
      scoreMaximum: 100,
      activityProgress: 'Completed',
      gradingProgress: 'FullyGraded',
      timestamp: new Date(platform.time).toISOString(),
    });
  });

  it('says when the sitting began and ended, and what the gradebook shows beside it', async () => {
    const { time } = platform;
    await send({ startedAt: time - 60_000, submittedAt: time, comment: 'Niveau : Confirmé.' });
    expect(sentBody()).toMatchObject({
      comment: 'Niveau : Confirmé.',
      submission: {
        startedAt: new Date(time - 60_000).toISOString(),
        submittedAt: new Date(time).toISOString(),
      },
    });
  });

  it('carries what the platform wants beside', async () => {
    await send({ extension: { 'https://lms.example/more': { attempt: 2 } } });
    expect(sentBody()).toMatchObject({ scoreGiven: 50, 'https://lms.example/more': { attempt: 2 } });
  });

  it('has points from 0 to 100 with two decimals, whatever the share', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        const points = pointsOf(share);
        expect(points).toBeGreaterThanOrEqual(0);
        expect(points).toBeLessThanOrEqual(100);
        expect(Math.abs(points - share * 100)).toBeLessThanOrEqual(0.005 + 1e-9);
        expect(Number(points.toFixed(2))).toBe(points);
      }),
    );
  });

  const taken: [string, PlannedAnswer][] = [
    ['200 and nothing', {}],
    ['200 and nothing, typed as JSON', { headers: { 'content-type': mediaType.score } }],
    ['200 and a page', { body: '<!doctype html><h1>OK</h1>' }],
    ['200 and no text at all', { body: Buffer.from([0xff, 0xfe, 0x00, 0x80]) }],
    ['200 and JSON of another kind', { body: '{"resultUrl":"x"}' }],
    ['201', { status: 201 }],
    ['202', { status: 202, body: 'queued' }],
    ['204', { status: 204 }],
    ['299', { status: 299 }],
  ];
  it.each(taken)('is taken when the answer is %s', async (_what, planned) => {
    answer(planned);
    await expect(send()).resolves.toBeUndefined();
  });

  it.each([300, 301, 302, 304, 400, 409, 500])('is not taken when the answer is %d', async (status) => {
    answer({ status, headers: { location: `${platform.origin}/elsewhere` } });
    await expect(send()).rejects.toMatchObject({ status });
    expect(platform.received.map(({ path }) => path)).not.toContain('/elsewhere');
  });
});

describe('a result', () => {
  async function read(userId = 'camille'): Promise<number | undefined> {
    return (await readResults(platform.registration, lineItem, client, userId)).get(userId);
  }

  const own = (more: object) => JSON.stringify([{ userId: 'camille', ...more }]);

  it('is asked for by learner, the query kept', async () => {
    answer({ body: own({ resultScore: 15, resultMaximum: 20 }) });
    expect(await read()).toBe(0.75);
    expect(platform.received[1]).toMatchObject({
      method: 'GET',
      path: '/items/7/lineitem/results?type_id=3&user_id=camille',
      headers: { accept: mediaType.results },
    });
  });

  const answers: [string, string, number | undefined][] = [
    ['numbers told as texts', own({ resultScore: '15', resultMaximum: '20' }), 0.75],
    ['no maximum', own({ resultScore: 40 }), 0.4],
    ['a maximum of nothing', own({ resultScore: 40, resultMaximum: 0 }), 0.4],
    ['a maximum that is no number', own({ resultScore: 40, resultMaximum: 'cent' }), 0.4],
    ['a score that is no number', own({ resultScore: 'bien', resultMaximum: 20 }), undefined],
    ['no score', own({ resultMaximum: 20 }), undefined],
    ['a score of null', own({ resultScore: null, resultMaximum: 20 }), undefined],
    ['another learner’s', '[{"userId":"noe","resultScore":3,"resultMaximum":20}]', undefined],
    ['a learner’s id told as a number', '[{"userId":7,"resultScore":3}]', undefined],
    ['an empty list', '[]', undefined],
    ['entries that are no results', `[null,7,{},${own({ resultScore: 4 }).slice(1)}`, 0.04],
    ['a score of no text', own({ resultScore: '', resultMaximum: 20 }), undefined],
  ];
  it.each(answers)('is read from %s', async (_what, body, share) => {
    answer({ body });
    expect(await read()).toBe(share);
  });

  it.each(['<h1>OK</h1>', '{"userId":"camille","resultScore":3}'])('is refused as %s', async (body) => {
    answer({ body });
    await expect(read()).rejects.toMatchObject({ code: 'answer_malformed', passing: false });
  });

  it('is found on a later page', async () => {
    const next = `${platform.origin}/items/7/lineitem/results?page=2`;
    platform.answer = ({ path }) => {
      if (path === '/token') return token('good');
      if (path.endsWith('page=2')) return { body: own({ resultScore: 15, resultMaximum: 20 }) };
      return { body: '[]', headers: { link: `<${next}>; rel="next"` } };
    };
    expect(await read()).toBe(0.75);
  });

  it('is found among those of others, where the platform passes the filter over', async () => {
    const others = '{"userId":"noe","resultScore":1,"resultMaximum":20}';
    answer({ body: `[${others},{"userId":"camille","resultScore":15,"resultMaximum":20},${others}]` });
    expect(await read()).toBe(0.75);
  });

  it('whose learner has a number for an id is found', async () => {
    answer({ body: '[{"userId":42,"resultScore":5,"resultMaximum":20}]' });
    expect(await read('42')).toBe(0.25);
  });
});
