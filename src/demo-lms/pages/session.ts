import type { Request, Response } from 'express';

import { PEOPLE } from '../course/people.js';
import type { Person } from '../course/people.js';

/** Ports share cookies: the name must not be one of the tool's. */
const COOKIE = 'demo-lms-person';
const WORN = /(?:^|; *)demo-lms-person=([\w.-]+)/;

/**
 * Who is signed in. The cookie names the person outright, unsigned: here everyone may be anyone, that is what
 * the demonstration is for.
 */
export function personOf(request: Request): Person | undefined {
  const id = WORN.exec(request.get('Cookie') ?? '')?.[1];
  return PEOPLE.find((person) => person.id === id);
}

export function signIn(response: Response, person: Person): void {
  response.cookie(COOKIE, person.id, { httpOnly: true, sameSite: 'lax', path: '/' });
}

export function signOut(response: Response): void {
  response.clearCookie(COOKIE, { httpOnly: true, sameSite: 'lax', path: '/' });
}
