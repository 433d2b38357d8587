import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { createDemoLms, type DemoLms } from '../../../src/demo-lms/create-demo-lms.js';
import { listenOnLoopback } from '../../../src/demo-lms/listen-on-loopback.js';

/** A score that the LMS took. */
export interface AcceptedScore {
  readonly column: string;
  readonly userId: string;
  /** 0–1 */
  readonly share: number;
  /** Milliseconds since 1970. */
  readonly timestamp: number;
}

export interface WatchedLms {
  readonly lms: DemoLms;
  /** In the order in which they were taken. */
  readonly accepted: readonly AcceptedScore[];
  close(): Promise<void>;
}

const SCORES = /\/lineitems\/([^/]+)\/lineitem\/scores/;
const bodySchema = z.object({
  userId: z.string(),
  scoreGiven: z.number(),
  scoreMaximum: z.number(),
  timestamp: z.string(),
});

/** A demo LMS that remembers every score it took, also those whose sender was dead before the answer. */
export async function watchedLms(toolOrigin: string, onScore: () => void): Promise<WatchedLms> {
  const accepted: AcceptedScore[] = [];

  function watch(request: IncomingMessage, response: ServerResponse): void {
    const [, column] = SCORES.exec(request.url ?? '') ?? [];
    if (column === undefined) return;
    onScore();
    const end = response.end.bind(response) as (...args: unknown[]) => ServerResponse;
    response.end = (...args: unknown[]) => {
      if (response.statusCode === 200) {
        const { userId, scoreGiven, scoreMaximum, timestamp } = bodySchema.parse(
          (request as { body?: unknown }).body,
        );
        accepted.push({ column, userId, share: scoreGiven / scoreMaximum, timestamp: Date.parse(timestamp) });
      }
      return end(...args);
    };
  }

  const started: { lms?: DemoLms } = {};
  const listener = await listenOnLoopback((request, response) => {
    watch(request, response);
    started.lms?.app(request, response);
  }, 0);
  const lms = await createDemoLms({ origin: `http://localhost:${listener.port}`, toolOrigin });
  started.lms = lms;
  return {
    lms,
    accepted,
    async close() {
      await lms.close();
      await listener.close();
    },
  };
}
