import { Router } from 'express';
import type { Session } from '../../lti/sessions.js';
import { visitOf } from './require-session.js';

/**
 * Pages that exist for some sessions only: for others the address leads on to what is mounted behind them. Mounted and
 * not called, so that the application's list of routes is whole.
 */
export function openTo(isOpen: (session: Session) => boolean, pages: Router): Router {
  const router = Router();
  router.use((request, _response, next) => {
    next(isOpen(visitOf(request).session) ? undefined : 'router');
  });
  router.use(pages);
  return router;
}
