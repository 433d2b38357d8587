import { z } from 'zod';
import { OutboundError } from '../../outbound/guarded-client.js';
import { opaqueId } from '../../security/opaque-id.js';
import type { CollectionDefinition, Store, Where } from '../../store/port.js';
import { inOrder, type Span } from '../in-order.js';

const serviceCallSchema = z.object({
  id: z.string(),
  at: z.number(),
  registrationId: z.string(),
  /** What was asked: `access token`, `score`, `line items`… */
  what: z.string(),
  method: z.string(),
  host: z.string(),
  /** `ok`, or why it is not: `status_NNN`, or the code of an {@link OutboundError}. */
  outcome: z.string(),
  milliseconds: z.number(),
  /** Present where it failed, so that the failures are found. */
  failed: z.literal(1).optional(),
});

/** That a platform's service was called and how that ended: no address beyond its host, and no body. */
export type ServiceCall = z.infer<typeof serviceCallSchema>;

export const serviceCallsDefinition: CollectionDefinition<ServiceCall> = {
  name: 'service_calls',
  schemaVersion: 1,
  schema: serviceCallSchema,
  indexed: ['at', 'registrationId', 'outcome', 'failed'],
  unique: [],
  durability: 'relaxed',
};

/** What is known of a call before it is made. */
export interface CallMade {
  readonly registrationId: string;
  readonly what: string;
  readonly method: string;
  readonly url: string;
}

export interface ServiceCallFilter {
  readonly registrationId?: string | undefined;
  readonly outcome?: string | undefined;
  readonly failedOnly?: boolean;
}

/** Makes a call and notes how it ended; the note is written behind the caller's back, and never fails it. */
export type Noting = <T extends { readonly status: number }>(
  call: CallMade,
  work: () => Promise<T>,
) => Promise<T>;

/** For those who keep no notes. */
export const unnoted: Noting = (_call, work) => work();

export interface ServiceCalls {
  readonly noting: Noting;
  /** The newest first. */
  list(
    filter: ServiceCallFilter,
    page: { readonly limit: number; readonly offset: number },
  ): Promise<ServiceCall[]>;
  /** Those of a span of time, the oldest first. */
  between(span: Span): AsyncIterable<ServiceCall>;
  /** Removes the oldest beyond this many. @returns how many went */
  dropBeyond(most: number): Promise<number>;
  /** Ends when all that was noted is written. */
  settled(): Promise<void>;
}

/** Notes that wait to be written; beyond them, calls leave no note: delivering grades comes first. */
const MOST_WAITING = 500;

function outcomeOf(status: number): string {
  return status >= 200 && status <= 299 ? 'ok' : `status_${status}`;
}

export function serviceCalls(store: Store, now: () => number): ServiceCalls {
  const collection = store.collection(serviceCallsDefinition);
  const waiting = new Set<Promise<void>>();

  function note({ url, ...call }: CallMade, outcome: string, begun: number): void {
    if (waiting.size >= MOST_WAITING) return;
    const host = URL.canParse(url) ? new URL(url).host : '–';
    const milliseconds = Math.round(performance.now() - begun);
    const failed = outcome === 'ok' ? {} : { failed: 1 as const };
    const writing: Promise<void> = collection
      .insert({ id: opaqueId(), at: now(), ...call, host, outcome, milliseconds, ...failed })
      // The store is closing, or full: the call itself matters, and has been made.
      .catch(() => undefined)
      .finally(() => {
        waiting.delete(writing);
      });
    waiting.add(writing);
  }

  return {
    async noting(call, work) {
      const begun = performance.now();
      try {
        const answer = await work();
        note(call, outcomeOf(answer.status), begun);
        return answer;
      } catch (error) {
        note(call, error instanceof OutboundError ? error.code : 'unexpected', begun);
        throw error;
      }
    },
    async list({ registrationId, outcome, failedOnly }, page) {
      const where: Where<ServiceCall> = {
        ...(registrationId === undefined ? {} : { registrationId }),
        ...(outcome === undefined ? {} : { outcome }),
        ...(failedOnly === true ? { failed: 1 } : {}),
      };
      const found = await collection.find({ where, sort: [{ by: 'at', order: 'desc' }], ...page });
      return found.map(({ doc }) => doc);
    },
    between: (span) => inOrder(collection, span),
    async dropBeyond(most) {
      const [first] = await collection.find({ sort: [{ by: 'at', order: 'desc' }], offset: most, limit: 1 });
      return first === undefined ? 0 : collection.removeWhere({ at: { lte: first.doc.at } });
    },
    async settled() {
      while (waiting.size > 0) await Promise.all(waiting);
    },
  };
}
