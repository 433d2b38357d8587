import { stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';
import { isOpaqueId } from '../security/opaque-id.js';

/**
 * `__Host-`: set by this very host, for all of it, over a secure connection. `SameSite=None` and `Partitioned`:
 * kept in a frame of another site, apart for each of them (CHIPS).
 */
const PROTECTED = { path: '/', secure: true, httpOnly: true, sameSite: 'none', partitioned: true } as const;

/** For the administrator's pages, which no other site frames. `lax`: the sign-in provider leads back to them. */
const UNFRAMED = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' } as const;

const ADMINISTRATOR = '__Host-administrator';
const SIGN_IN = '__Host-administrator-sign-in';

const LOGIN = '__Host-t-';
const SESSION = '__Host-s-';

/**
 * The browser's cookies as names and values. Our values need no decoding; and an object whose fields were named
 * by their random ids would be of a kind of its own for V8, one for each request.
 */
function cookiesOf(request: Request): (readonly [name: string, value: string])[] {
  return (request.headers.cookie ?? '').split(';').map((pair) => {
    const end = pair.indexOf('=');
    return [pair.slice(0, Math.max(end, 0)).trim(), pair.slice(end + 1).trim()];
  });
}

function cookieNamed(request: Request, name: string): string | undefined {
  return cookiesOf(request).find(([other]) => other === name)?.[1];
}

function set(
  response: Response,
  name: string,
  value: string,
  maxAge?: number,
  protection: typeof PROTECTED | typeof UNFRAMED = PROTECTED,
): void {
  const lifetime = maxAge === undefined ? {} : { maxAge };
  response.append('Set-Cookie', stringifySetCookie({ name, value, ...protection, ...lifetime }));
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
  return cookieNamed(request, LOGIN + transactionId);
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
  return cookieNamed(request, SESSION + sessionId);
}

export interface SessionCookie {
  readonly sessionId: string;
  readonly token: string;
}

/** All the launches that this browser holds a token of, the oldest first; names that we never gave are not. */
export function sessionCookies(request: Request): SessionCookie[] {
  return cookiesOf(request).flatMap(([name, token]) => {
    const sessionId = name.slice(SESSION.length);
    return name.startsWith(SESSION) && isOpaqueId(sessionId) ? [{ sessionId, token }] : [];
  });
}

/** An administrator's token; it goes when the browser closes, or its session ends. */
export function setAdministratorCookie(response: Response, token: string): void {
  set(response, ADMINISTRATOR, token, undefined, UNFRAMED);
}

export function administratorCookie(request: Request): string | undefined {
  return cookieNamed(request, ADMINISTRATOR);
}

export function clearAdministratorCookie(response: Response): void {
  set(response, ADMINISTRATOR, '', 0, UNFRAMED);
}

/** What a browser remembers of its sign-in under way. @param seconds how long that may take */
export function setSignInCookie(response: Response, memory: string, seconds: number): void {
  set(response, SIGN_IN, memory, seconds, UNFRAMED);
}

export function signInCookie(request: Request): string | undefined {
  return cookieNamed(request, SIGN_IN);
}

export function clearSignInCookie(response: Response): void {
  set(response, SIGN_IN, '', 0, UNFRAMED);
}
