import { Router, type RequestHandler } from 'express';
import { enter } from '../../lti/launch/enter.js';
import { verifyLaunch } from '../../lti/launch/verify-launch.js';
import type { Services } from '../../services.js';
import { clearLoginCookie, loginCookie, setSessionCookie } from '../cookies.js';
import type { Metrics } from '../metrics.js';
import { makeRoomForSession } from '../middleware/make-room-for-session.js';

/** Where the platform posts its token; also the target link itself, as older Open edX posts there. */
const LAUNCH_PATHS = ['/lti/launch', '/'];

export function launchRoutes(services: Services, { launches }: Metrics): Router {
  const { lti, sitting } = services;
  const router = Router();

  const launch: RequestHandler = async (request, response) => {
    const verified = await verifyLaunch(request.body, (id) => loginCookie(request, id), lti);
    const { session, token } = await enter(verified.launch, { ...sitting, ...lti });
    await makeRoomForSession(request, response, session, lti.sessions);
    clearLoginCookie(response, verified.transactionId);
    setSessionCookie(response, session.id, token);
    launches.inc({ outcome: 'accepted' });
    const { registrationId, role } = session;
    await lti.launchRecords.add({ at: lti.now(), outcome: 'accepted', registrationId, role });
    const noted = verified.targetLinkChanged ? { targetLinkChanged: true } : {};
    request.log.info({ registrationId, role, ...noted }, 'launch accepted');
    response.setHeader('Cache-Control', 'no-store');
    response.redirect(303, `/l/${session.id}`);
  };

  router.post(LAUNCH_PATHS, launch);
  return router;
}
