import { Router } from 'express';

import { COURSE } from '../course/course.js';
import type { Lms } from '../lms.js';
import { textOf } from '../services/query-text.js';
import type { Registration } from '../state/schema.js';
import { signedIn } from './signed-in.js';

/** The course: its activities, one of them open in a frame when asked. */
export function courseRouter(lms: Lms): Router {
  const router = Router();

  router.get(
    '/cours',
    signedIn((request, response, person) => {
      const { links, registrations } = lms.keeper.state;
      const opened = links.find(({ id }) => id === request.query['activite']);
      const canChoose = person.role === 'teacher' && offersActivities(registrations.at(-1));
      const choosing = canChoose && request.query['choisir'] !== undefined;
      const frame = opened && {
        title: opened.title,
        src: `/lancer/${encodeURIComponent(opened.id)}?cible=iframe`,
      };
      const choice = { title: 'Choisir des activités dans l’outil', src: '/choisir?cible=iframe' };
      response.render('course', {
        person,
        course: COURSE,
        links,
        hasTool: registrations.length > 0,
        canChoose,
        frame: choosing ? choice : frame,
      });
    }),
  );

  // Where the tool sends people back to (`return_url`), in the frame or in the window that it was opened in.
  router.get('/cours/retour', (request, response) => {
    response.render('returned', {
      message: textOf(request.query['lti_msg']),
      error: textOf(request.query['lti_errormsg']),
    });
  });

  return router;
}

function offersActivities(tool: Registration | undefined): boolean {
  return tool?.messages.some(({ type }) => type === 'LtiDeepLinkingRequest') ?? false;
}
