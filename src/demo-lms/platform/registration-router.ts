import express, { Router } from 'express';

import type { Lms } from '../lms.js';
import { PATH } from './endpoints.js';
import { readRegistrationRequest, registrationAnswer } from './registration-request.js';
import { bearerToken } from './registration-tokens.js';
import type { RegistrationTokens } from './registration-tokens.js';
import { addRegistration, registrationOf, updateRegistration } from './registrations.js';

/**
 * Dynamic registration. A token issued for an existing registration updates it, and reads it by GET, as in
 * Moodle; a token serves one registration.
 */
export function registrationRouter(lms: Lms, tokens: RegistrationTokens): Router {
  const router = Router();

  router.get(PATH.register, (request, response) => {
    const { clientId } = tokens.check(bearerToken(request.get('Authorization')));
    if (clientId === undefined) response.status(404).json({ error: 'not_registered' });
    else response.json(registrationAnswer(registrationOf(lms, clientId)));
  });

  router.post(PATH.register, express.json(), async (request, response) => {
    const token = bearerToken(request.get('Authorization'));
    const { clientId } = tokens.check(token);
    const said = readRegistrationRequest(request.body);
    tokens.spend(token);
    const registration =
      clientId === undefined
        ? await addRegistration(lms, said)
        : await updateRegistration(lms, clientId, said);
    tokens.serve(token, registration.clientId);
    lms.log.info({ clientId: registration.clientId, updated: clientId !== undefined }, 'tool registered');
    response.json(registrationAnswer(registration));
  });

  return router;
}
