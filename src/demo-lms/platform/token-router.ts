import express, { Router } from 'express';
import { z } from 'zod';

import { DemoLmsError } from '../errors.js';
import type { Lms } from '../lms.js';
import { ACCESS_TOKEN_LIFETIME } from './access-tokens.js';
import type { AccessTokens } from './access-tokens.js';
import type { ClientAssertions } from './client-assertion.js';
import { PATH } from './endpoints.js';

const tokenRequest = z.object({
  grant_type: z.string(),
  client_assertion_type: z.string(),
  client_assertion: z.string(),
  scope: z.string(),
});

/** The token endpoint: `client_credentials` with `private_key_jwt` (1EdTech Security Framework section 4.1). */
export function tokenRouter(lms: Lms, assertions: ClientAssertions, tokens: AccessTokens): Router {
  const router = Router();
  router.post(PATH.token, express.urlencoded({ extended: false }), async (request, response) => {
    const down = lms.faults.strike('token-endpoint-down');
    if (down !== undefined) throw new DemoLmsError(down.status, 'temporarily_unavailable', 'fault is on');
    const asked = readRequest(request.body);
    const registration = await assertions.verify(asked.client_assertion);
    const scopes = [...new Set(asked.scope.split(' '))].filter((scope) =>
      registration.scopes.includes(scope),
    );
    if (scopes.length === 0) throw new DemoLmsError(400, 'invalid_scope', 'none of these scopes was granted');
    response.set({ 'Cache-Control': 'no-store', Pragma: 'no-cache' }).json({
      access_token: tokens.issue(registration.clientId, scopes),
      token_type: 'Bearer',
      expires_in: ACCESS_TOKEN_LIFETIME,
      scope: scopes.join(' '),
    });
  });
  return router;
}

function readRequest(body: unknown): z.infer<typeof tokenRequest> {
  const result = tokenRequest.safeParse(body);
  if (!result.success) {
    throw new DemoLmsError(400, 'invalid_request', `${String(result.error.issues[0]?.path[0])} is missing`);
  }
  if (result.data.grant_type !== 'client_credentials') {
    throw new DemoLmsError(400, 'unsupported_grant_type', 'grant_type must be client_credentials');
  }
  if (result.data.client_assertion_type !== 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer') {
    throw new DemoLmsError(400, 'invalid_client', 'client_assertion_type must be jwt-bearer');
  }
  return result.data;
}
