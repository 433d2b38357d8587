import rateLimit, { ipKeyGenerator, type RateLimitRequestHandler } from 'express-rate-limit';
import type { ErrorRequestHandler, Request } from 'express';
import { LaunchRefusal } from '../../lti/launch/refusal.js';
import { digest } from '../../security/digest.js';
import { WebRefusal } from '../errors/web-refusal.js';

/**
 * What is counted: failed launches per address, uses per invitation, requests of each session. Never valid logins
 * or launches per address: a campus is one address, and two thousand learners may start within minutes.
 */
export interface RateLimits {
  /** Stands in the way of failures only: a valid launch passes whatever failed before it. */
  readonly failedLaunches: ErrorRequestHandler;
  readonly perInvitation: RateLimitRequestHandler;
  /** Per address: each makes us ask the sign-in provider. */
  readonly signIns: RateLimitRequestHandler;
  /** Stands behind the session: who only knows its id neither fills our memory nor uses up its owner's share. */
  readonly perSession: RateLimitRequestHandler;
}

const MINUTE = 60_000;

function addressOf(request: Request): string {
  return ipKeyGenerator(request.ip ?? '0.0.0.0');
}

/** @param isInvitation whether we made it, and it is not used up */
export function rateLimits(isInvitation: (token: string) => Promise<boolean>): RateLimits {
  /** An invitation is a secret: it is counted by its digest. Guesses, of which anyone can make any number, by address. */
  async function invitationOf(request: Request): Promise<string> {
    const { invite } = request.query;
    const isOurs = typeof invite === 'string' && (await isInvitation(invite));
    return isOurs ? digest(invite) : addressOf(request);
  }

  const common = { standardHeaders: 'draft-8', legacyHeaders: false } as const;
  const countFailure = rateLimit({
    ...common,
    windowMs: 5 * MINUTE,
    limit: 300,
    keyGenerator: addressOf,
    handler: () => {
      throw new LaunchRefusal('too_many_failures', 'too many failed launches from one address');
    },
  });
  return {
    failedLaunches: (error, request, response, next) => {
      if (!(error instanceof LaunchRefusal)) {
        next(error);
        return;
      }
      void countFailure(request, response, (overLimit?: unknown) => next(overLimit ?? error));
    },
    perInvitation: rateLimit({
      ...common,
      windowMs: 10 * MINUTE,
      limit: 20,
      keyGenerator: invitationOf,
      handler: () => {
        throw new WebRefusal('too_many_requests', 'too many uses of one invitation');
      },
    }),
    signIns: rateLimit({
      ...common,
      windowMs: 5 * MINUTE,
      limit: 40,
      keyGenerator: addressOf,
      handler: () => {
        throw new WebRefusal('too_many_requests', 'too many sign-ins from one address');
      },
    }),
    perSession: rateLimit({
      // The newer header carries a digest of the key: too dear for each page.
      standardHeaders: 'draft-6',
      legacyHeaders: false,
      // A person reads; even a class of scripts answering as fast as the service can stays below it.
      windowMs: MINUTE,
      limit: 3_000,
      keyGenerator: ({ params }) => String(params['launch']),
      handler: () => {
        throw new WebRefusal('too_many_requests', 'too many requests of one session');
      },
    }),
  };
}
