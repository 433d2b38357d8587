import type { Request, RequestHandler, Response } from 'express';
import type { Session, Sessions } from '../../lti/sessions.js';
import { clearSessionCookie, sessionCookies } from '../cookies.js';
import { WebRefusal } from '../errors/web-refusal.js';

/** How many launches one browser may have open at once. */
const MOST = 8;

/**
 * Ends what this launch replaces in its browser: the launches of another person, who has left a shared computer
 * without closing it, and the oldest beyond eight.
 */
export async function makeRoomForSession(
  request: Request,
  response: Response,
  arriving: Session,
  sessions: Sessions,
): Promise<void> {
  const live: string[] = [];
  for (const { sessionId, token } of sessionCookies(request)) {
    const session = await sessions.find(sessionId, token);
    if (session?.learnerId === arriving.learnerId) {
      live.push(sessionId);
      continue;
    }
    if (session !== undefined) await sessions.end(sessionId);
    clearSessionCookie(response, sessionId);
  }
  await endOldest(live, MOST - 1, response, sessions);
}

/** @param live the oldest first  @returns those that were ended, so that so many are left */
async function endOldest(
  live: readonly string[],
  left: number,
  response: Response,
  sessions: Sessions,
): Promise<readonly string[]> {
  const ended = live.slice(0, Math.max(0, live.length - left));
  for (const sessionId of ended) {
    await sessions.end(sessionId);
    clearSessionCookie(response, sessionId);
  }
  return ended;
}

/**
 * Ends what is beyond eight in the browser of somebody who was let in: launches at the same moment know nothing of each
 * other's cookies, and make no room.
 */
export function keepToRoom(sessions: Sessions): RequestHandler {
  return async (request, response, next) => {
    const cookies = sessionCookies(request);
    if (cookies.length > MOST) {
      const live: string[] = [];
      for (const { sessionId, token } of cookies) {
        if ((await sessions.find(sessionId, token)) === undefined) clearSessionCookie(response, sessionId);
        else live.push(sessionId);
      }
      const ended = await endOldest(live, MOST, response, sessions);
      if (ended.includes(String(request.params['launch']))) {
        throw new WebRefusal('session_ended', 'the oldest of more than eight in this browser');
      }
    }
    next();
  };
}
