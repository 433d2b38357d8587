import express, { Router } from 'express';
import { z } from 'zod';

import { DemoLmsError } from '../errors.js';
import type { Lms } from '../lms.js';
import { gradeByHand } from '../services/gradebook.js';
import { gradebookView } from './gradebook-view.js';
import { moment } from './moment.js';
import { signedIn } from './signed-in.js';

const mark = z.object({
  column: z.string(),
  person: z.string(),
  // People write « 12,5 ».
  score: z
    .string()
    .transform((text) => text.trim().replace(',', '.'))
    .pipe(z.string().min(1).pipe(z.coerce.number<string>().min(0).max(100_000))),
});

/** The gradebook, and the calls by which it was filled. */
export function gradebookRouter(lms: Lms): Router {
  const router = Router();

  router.get(
    '/carnet',
    signedIn((_request, response, person) => {
      response.set('Cache-Control', 'no-store').render('gradebook', {
        person,
        ...gradebookView(lms, person),
        calls: lms.calls.list().map((call) => ({
          ...call,
          when: moment(call.at),
          answer: call.status === null ? 'connexion coupée' : String(call.status),
        })),
      });
    }),
  );

  router.post(
    '/carnet/noter',
    express.urlencoded({ extended: false }),
    signedIn(async (request, response, person) => {
      if (person.role !== 'teacher') throw new DemoLmsError(403, 'teachers_only', 'Réservé aux enseignants.');
      const read = mark.safeParse(request.body);
      if (!read.success)
        throw new DemoLmsError(400, 'invalid_mark', 'La note doit être un nombre, à partir de 0.');
      await gradeByHand(lms, read.data.column, read.data.person, read.data.score);
      response.redirect(303, '/carnet');
    }),
  );

  return router;
}
