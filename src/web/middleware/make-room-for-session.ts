import type { Request, Response } from 'express';
import type { Session, Sessions } from '../../lti/sessions.js';
import { clearSessionCookie, sessionCookies } from '../cookies.js';

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
  const tooMany = live.slice(0, Math.max(0, live.length - (MOST - 1)));
  for (const sessionId of tooMany) {
    await sessions.end(sessionId);
    clearSessionCookie(response, sessionId);
  }
}
