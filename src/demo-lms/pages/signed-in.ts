import type { Request, RequestHandler, Response } from 'express';

import type { Person } from '../course/people.js';
import { personOf } from './session.js';

/** Hands the page the person who is signed in; without one, shows the choice of persons. */
export function signedIn(
  page: (request: Request, response: Response, person: Person) => void | Promise<void>,
): RequestHandler {
  return async (request, response) => {
    const person = personOf(request);
    if (person === undefined) response.redirect(303, '/');
    else await page(request, response, person);
  };
}
