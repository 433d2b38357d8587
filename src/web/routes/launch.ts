import { Router, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import { enter } from '../../lti/launch/enter.js';
import { verifyLaunch } from '../../lti/launch/verify-launch.js';
import type { Services } from '../../services.js';
import { WebRefusal } from '../errors/web-refusal.js';
import { clearLoginCookie, loginCookie, setSessionCookie } from '../cookies.js';
import type { Metrics } from '../metrics.js';
import { makeRoomForSession } from '../middleware/make-room-for-session.js';
import { redirect } from '../redirect.js';

/** Where the platform posts its token; also the target link itself, as older Open edX posts there. */
const LAUNCH_PATHS = ['/lti/launch', '/'];

export function launchRoutes(services: Services, { launches }: Metrics, logger: Logger): Router {
  const { lti, sitting } = services;
  const router = Router();
  const entry = {
    learners: sitting.learners,
    placements: sitting.placements,
    sessions: lti.sessions,
    launchRecords: lti.launchRecords,
    now: lti.now,
  };

  const launch: RequestHandler = async (request, response) => {
    const verified = await verifyLaunch(request.body, (id) => loginCookie(request, id), lti);
    const { session, token } = await enter(verified.launch, entry, verified.account);
    await makeRoomForSession(request, response, session, lti.sessions);
    clearLoginCookie(response, verified.transactionId);
    setSessionCookie(response, session.id, token);
    launches.inc({ outcome: 'accepted' });
    const { registrationId, role } = session;
    const noted = verified.targetLinkChanged ? { targetLinkChanged: true } : {};
    logger.info({ registrationId, role, ...noted }, 'launch accepted');
    redirect(response, 303, `/l/${session.id}${session.reviewOf === undefined ? '' : '/review'}`);
  };

  router.post(LAUNCH_PATHS, launch);
  // The address of a launch, kept or opened again by itself: it was no launch, and nobody needs a record of it.
  router.get('/lti/launch', () => {
    throw new WebRefusal('launch_opened_again', 'asked for, not posted');
  });
  return router;
}
