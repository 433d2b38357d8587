import { z } from 'zod';
import { mediaType, scope } from '../claims-vocabulary.js';
import type { Registration } from '../registrations.js';
import { SCORE_MAXIMUM } from './line-items.js';
import { jsonOf } from './json-answer.js';
import type { ServiceClient } from './service-client.js';

export interface ScoreToSend {
  readonly lineItem: string;
  /** The platform's own id of the learner. */
  readonly userId: string;
  /** 0–1 */
  readonly share: number;
  /** Milliseconds since 1970, later than any sent before for this learner and line item. */
  readonly timestamp: number;
}

/** Line items of some platforms carry a query: the service's name goes into the path before it (AGS 2.0, 3.4). */
export function serviceUrl(lineItem: string, service: 'scores' | 'results'): string {
  const url = new URL(lineItem);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${service}`;
  return url.href;
}

/** Points of a hundred, to two decimals. */
export function pointsOf(share: number): number {
  return Math.round(share * SCORE_MAXIMUM * 100) / 100;
}

/** Platforms keep points on the column's own scale and round them there: a share comes back a little off. */
const ROUNDING = 0.0005;

export function isSameShare(one: number, other: number): boolean {
  return Math.abs(one - other) <= ROUNDING;
}

/** Any 2xx is success, and its body says nothing. @throws ServiceError, OutboundError */
export async function sendScore(
  registration: Registration,
  { lineItem, userId, share, timestamp }: ScoreToSend,
  client: ServiceClient,
): Promise<void> {
  await client.send(registration, [scope.score], serviceUrl(lineItem, 'scores'), {
    what: 'score',
    method: 'POST',
    headers: { 'content-type': mediaType.score },
    body: JSON.stringify({
      userId,
      scoreGiven: pointsOf(share),
      scoreMaximum: SCORE_MAXIMUM,
      activityProgress: 'Completed',
      gradingProgress: 'FullyGraded',
      timestamp: new Date(timestamp).toISOString(),
    }),
  });
}

const resultSchema = z.looseObject({
  userId: z.union([z.string(), z.number()]).transform(String),
  resultScore: z.coerce.number().nullish().catch(undefined),
  resultMaximum: z.coerce.number().positive().nullish().catch(undefined),
});

/** The learner's result as the platform has it, as a share 0–1; undefined where it has none. */
export async function readResult(
  registration: Registration,
  lineItem: string,
  userId: string,
  client: ServiceClient,
): Promise<number | undefined> {
  const url = new URL(serviceUrl(lineItem, 'results'));
  url.searchParams.set('user_id', userId);
  const answer = await client.send(registration, [scope.result], url.href, {
    what: 'results',
    headers: { accept: mediaType.results },
  });
  const parsed = z.array(resultSchema).safeParse(jsonOf(answer));
  const own = parsed.data?.find((result) => result.userId === userId);
  const { resultScore, resultMaximum } = own ?? {};
  return typeof resultScore === 'number' ? resultScore / (resultMaximum ?? SCORE_MAXIMUM) : undefined;
}
