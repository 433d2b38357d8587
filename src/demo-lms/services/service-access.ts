import type { Request, RequestHandler, Response } from 'express';

import { DemoLmsError } from '../errors.js';
import type { Lms } from '../lms.js';
import type { AccessTokens } from '../platform/access-tokens.js';
import { bearerToken } from '../platform/registration-tokens.js';
import { registrationOf } from '../platform/registrations.js';
import type { Registration } from '../state/schema.js';

/** A service call after its token was judged. */
export type ServiceHandler = (
  request: Request,
  response: Response,
  registration: Registration,
) => Promise<void> | void;

/**
 * Lets a call through when its token holds one of `scopes`; 401 without a good token, 403 without the scope.
 * While addresses are Moodle's, a call that lost `?type_id=N` is refused.
 */
export function withScope(
  lms: Lms,
  tokens: AccessTokens,
  scopes: readonly string[],
  handler: ServiceHandler,
): RequestHandler {
  return async (request, response) => {
    const access = tokens.find(bearerToken(request.get('Authorization')));
    if (access === undefined) {
      response.set('WWW-Authenticate', 'Bearer error="invalid_token"');
      throw new DemoLmsError(401, 'invalid_token', 'no access token, or one that is unknown or expired');
    }
    if (!scopes.some((scope) => access.scopes.includes(scope))) {
      throw new DemoLmsError(
        403,
        'insufficient_scope',
        `the access token holds none of ${scopes.join(', ')}`,
      );
    }
    const registration = registrationOf(lms, access.clientId);
    if (lms.faults.isOn('moodle-line-item-urls') && request.query['type_id'] !== registration.deploymentId) {
      throw new DemoLmsError(400, 'type_id_missing', 'the query of the address was lost or spoilt');
    }
    await handler(request, response, registration);
  };
}
