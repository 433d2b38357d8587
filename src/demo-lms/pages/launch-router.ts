import { Router } from 'express';
import type { Request, Response } from 'express';

import type { Person } from '../course/people.js';
import { DemoLmsError } from '../errors.js';
import type { Lms } from '../lms.js';
import type { MessageType } from '../names.js';
import { linkById, loginUrl, startLogin } from '../platform/login.js';
import { textOf } from '../services/query-text.js';
import { hostOf } from './host.js';
import { signedIn } from './signed-in.js';

/** Opens an activity in the tool: the browser is sent to the tool's login, by the method chosen on the switch page. */
export function launchRouter(lms: Lms): Router {
  const router = Router();

  router.get(
    '/lancer/:link',
    signedIn((request, response, person) => {
      const link = linkById(lms, String(request.params['link']));
      const forUserId = textOf(request.query['pour']);
      if (forUserId === undefined) begin(lms, request, response, person, { link: link.id });
      else {
        requireTeacher(person);
        begin(lms, request, response, person, {
          link: link.id,
          messageType: 'LtiSubmissionReviewRequest',
          forUserId,
        });
      }
    }),
  );

  router.get(
    '/choisir',
    signedIn((request, response, person) => {
      requireTeacher(person);
      begin(lms, request, response, person, { messageType: 'LtiDeepLinkingRequest' });
    }),
  );

  return router;
}

interface Opening {
  readonly link?: string;
  readonly messageType?: MessageType;
  readonly forUserId?: string;
}

function begin(lms: Lms, request: Request, response: Response, person: Person, opening: Opening): void {
  const { link, ...options } = opening;
  const start = startLogin(lms, link ?? null, person.id, {
    ...options,
    target: request.query['cible'] === 'iframe' ? 'iframe' : 'window',
    host: hostOf(lms, request),
  });
  response.set('Cache-Control', 'no-store');
  if (lms.keeper.state.loginMethod === 'GET') response.redirect(302, loginUrl(start));
  else response.render('form-post', { action: start.url, fields: start.params });
}

function requireTeacher(person: Person): void {
  if (person.role !== 'teacher') throw new DemoLmsError(403, 'teachers_only', 'Réservé aux enseignants.');
}
