import express, { Router } from 'express';
import { z } from 'zod';

import { PEOPLE, displayName, personById } from '../course/people.js';
import type { Lms } from '../lms.js';
import { hostOf } from './host.js';
import { personOf, signIn, signOut } from './session.js';

const choice = z.object({ person: z.string().catch('') }).catch({ person: '' });

/** The first page: whom to be. */
export function homeRouter(lms: Lms): Router {
  const router = Router();

  router.get('/', (request, response) => {
    const current = personOf(request);
    const host = hostOf(lms, request);
    response.render('home', {
      person: current,
      teachers: shown('teacher'),
      learners: shown('learner'),
      hasTool: lms.keeper.state.registrations.length > 0,
      otherHost: host === lms.origin ? lms.crossSiteOrigin : lms.origin,
      isCrossSite: host !== lms.origin,
    });
  });

  router.post('/qui', express.urlencoded({ extended: false }), (request, response) => {
    signIn(response, personById(choice.parse(request.body).person));
    response.redirect(303, '/cours');
  });

  router.post('/sortir', (_request, response) => {
    signOut(response);
    response.redirect(303, '/');
  });

  return router;
}

function shown(role: 'teacher' | 'learner') {
  return PEOPLE.filter((person) => person.role === role).map((person) => ({
    id: person.id,
    name: displayName(person),
    note: person.email ?? 'Ni nom ni adresse ne sont transmis à l’outil.',
  }));
}
