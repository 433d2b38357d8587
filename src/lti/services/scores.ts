import { z } from 'zod';
import { mediaType, scope } from '../claims-vocabulary.js';
import type { Registration } from '../registrations.js';
import { jsonOf } from './json-answer.js';
import { SCORE_MAXIMUM } from './line-item-body.js';
import { nextPage } from './next-page.js';
import type { ServiceClient } from './service-client.js';
import { ServiceError } from './service-error.js';

export interface ScoreToSend {
  readonly lineItem: string;
  /** The platform's own id of the learner. */
  readonly userId: string;
  /** Of {@link SCORE_MAXIMUM}. */
  readonly points: number;
  /** Milliseconds since 1970, later than any sent before for this learner and line item. */
  readonly timestamp: number;
  /** What the gradebook says beside the value; left out, the platform takes away what it says. */
  readonly comment: string | undefined;
  /** When the sitting began and ended, in milliseconds since 1970. */
  readonly startedAt: number | undefined;
  readonly submittedAt: number | undefined;
  /** What this platform wants beside. */
  readonly extension: object;
  /** Whether the platform counts it as one more attempt: it is never sent twice by itself. */
  readonly once: boolean;
}

/** Line items of some platforms carry a query: the service's name goes into the path before it (AGS 2.0, 3.4). */
export function serviceUrl(lineItem: string, service: 'scores' | 'results'): string {
  const url = new URL(lineItem);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${service}`;
  return url.href;
}

/** Points to two decimals, of a hundred unless told. */
export function pointsOf(share: number, most = SCORE_MAXIMUM): number {
  return Math.round(share * most * 100) / 100;
}

/** Platforms keep points on the column's own scale and round them there: a share comes back a little off. */
const ROUNDING = 0.0005;

export function isSameShare(one: number, other: number): boolean {
  return Math.abs(one - other) <= ROUNDING;
}

function moment(name: string, time: number | undefined): object {
  return time === undefined ? {} : { [name]: new Date(time).toISOString() };
}

/**
 * Only final scores are sent (`Completed`, `FullyGraded`), and no `scoringUserId`: nobody marks by hand here
 * (AGS 2.0, section 3.4). Any 2xx is success, and its body says nothing. @throws ServiceError, OutboundError
 */
export async function sendScore(
  registration: Registration,
  { lineItem, userId, points, timestamp, comment, startedAt, submittedAt, extension, once }: ScoreToSend,
  client: ServiceClient,
): Promise<void> {
  const submission = { ...moment('startedAt', startedAt), ...moment('submittedAt', submittedAt) };
  await client.send(registration, [scope.score], serviceUrl(lineItem, 'scores'), {
    what: 'score',
    method: 'POST',
    once,
    headers: { 'content-type': mediaType.score },
    body: JSON.stringify({
      userId,
      scoreGiven: points,
      scoreMaximum: SCORE_MAXIMUM,
      activityProgress: 'Completed',
      gradingProgress: 'FullyGraded',
      ...moment('timestamp', timestamp),
      ...(comment === undefined ? {} : { comment }),
      ...(Object.keys(submission).length === 0 ? {} : { submission }),
      ...extension,
    }),
  });
}

/** Numbers come as texts from some platforms; an empty text is none. */
const amount = z
  .union([z.number(), z.string().trim().min(1).transform(Number)])
  .pipe(z.number())
  .nullish()
  .catch(undefined);

const resultSchema = z.looseObject({
  userId: z.union([z.string(), z.number()]).transform(String),
  resultScore: amount,
  resultMaximum: amount,
});

/** A platform whose pages never end is not followed further. */
const MOST_PAGES = 100;

/**
 * The results of a line item as the platform has them, as shares, by its own ids of people (AGS 2.0, section 3.3);
 * who has a record without a value is not among them.
 * @param userId only this person's, where the platform knows the filter
 * @throws ServiceError, OutboundError
 */
export async function readResults(
  registration: Registration,
  lineItem: string,
  client: ServiceClient,
  userId?: string,
): Promise<ReadonlyMap<string, number>> {
  const shares = new Map<string, number>();
  const first = new URL(serviceUrl(lineItem, 'results'));
  if (userId !== undefined) first.searchParams.set('user_id', userId);
  let url: string | undefined = first.href;
  for (let pages = 0; url !== undefined && pages < MOST_PAGES; pages += 1) {
    const answer = await client.send(registration, [scope.result], url, {
      what: 'results',
      headers: { accept: mediaType.results },
    });
    const listed = z.array(z.unknown()).safeParse(jsonOf(answer));
    if (!listed.success) {
      throw new ServiceError('answer_malformed', 'the results are not a list of results', { passing: false });
    }
    for (const one of listed.data) {
      const { data: result } = resultSchema.safeParse(one);
      if (typeof result?.resultScore !== 'number') continue;
      const { resultScore, resultMaximum } = result;
      const maximum = typeof resultMaximum === 'number' && resultMaximum > 0 ? resultMaximum : SCORE_MAXIMUM;
      shares.set(result.userId, resultScore / maximum);
    }
    url = nextPage(answer, url);
  }
  return shares;
}
