import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';
import { isOpaqueId } from '../security/opaque-id.js';

/**
 * `__Host-`: set by this very host, for all of it, over a secure connection. `SameSite=None` and `Partitioned`:
 * kept in a frame of another site, apart for each of them (CHIPS).
 */
const PROTECTED = { path: '/', secure: true, httpOnly: true, sameSite: 'none', partitioned: true } as const;

const LOGIN = '__Host-t-';
const SESSION = '__Host-s-';

/** The browser's cookies; a header too long to be ours alone is still read, as far as it goes. */
export function cookiesOf(request: Request): Readonly<Record<string, string | undefined>> {
  return parseCookie(request.headers.cookie ?? '');
}

function set(response: Response, name: string, value: string, maxAge?: number): void {
  const lifetime = maxAge === undefined ? {} : { maxAge };
  response.append('Set-Cookie', stringifySetCookie({ name, value, ...PROTECTED, ...lifetime }));
}

/** The secret of a login under way, in a cookie of its own. @param seconds how long the login may take */
export function setLoginCookie(
  response: Response,
  transactionId: string,
  binding: string,
  seconds: number,
): void {
  set(response, LOGIN + transactionId, binding, seconds);
}

export function loginCookie(request: Request, transactionId: string): string | undefined {
  return cookiesOf(request)[LOGIN + transactionId];
}

export function clearLoginCookie(response: Response, transactionId: string): void {
  set(response, LOGIN + transactionId, '', 0);
}

/** A launch's token; it goes when the browser closes, or its session ends. */
export function setSessionCookie(response: Response, sessionId: string, token: string): void {
  set(response, SESSION + sessionId, token);
}

export function clearSessionCookie(response: Response, sessionId: string): void {
  set(response, SESSION + sessionId, '', 0);
}

export function sessionCookie(request: Request, sessionId: string): string | undefined {
  return cookiesOf(request)[SESSION + sessionId];
}

export interface SessionCookie {
  readonly sessionId: string;
  readonly token: string;
}

/** All the launches that this browser holds a token of, the oldest first; names that we never gave are not. */
export function sessionCookies(request: Request): SessionCookie[] {
  return Object.entries(cookiesOf(request)).flatMap(([name, token]) => {
    const sessionId = name.slice(SESSION.length);
    const ours = name.startsWith(SESSION) && isOpaqueId(sessionId);
    return ours && token !== undefined ? [{ sessionId, token }] : [];
  });
}
