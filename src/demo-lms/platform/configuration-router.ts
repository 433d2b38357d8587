import { Router } from 'express';

import type { Lms } from '../lms.js';
import { MESSAGE_TYPES, PLATFORM_CONFIGURATION, SERVICE_SCOPES } from '../names.js';
import { PATH, addressOf } from './endpoints.js';
import { VARIABLES } from './substitute.js';

/** What the platform says of itself (LTI Dynamic Registration 1.0 section 3.4). */
export function configurationOf({ origin }: Lms): Record<string, unknown> {
  return {
    issuer: origin,
    authorization_endpoint: addressOf(origin, 'authorize'),
    token_endpoint: addressOf(origin, 'token'),
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ['RS256'],
    jwks_uri: addressOf(origin, 'keys'),
    registration_endpoint: addressOf(origin, 'register'),
    scopes_supported: ['openid', ...SERVICE_SCOPES],
    response_types_supported: ['id_token'],
    response_modes_supported: ['form_post'],
    grant_types_supported: ['implicit', 'client_credentials'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    claims_supported: ['iss', 'aud', 'sub', 'name', 'given_name', 'family_name', 'email'],
    [PLATFORM_CONFIGURATION]: {
      product_family_code: 'parcours-demo-lms',
      version: '1',
      messages_supported: MESSAGE_TYPES.map((type) => ({ type })),
      variables: VARIABLES,
    },
  };
}

export function configurationRouter(lms: Lms): Router {
  const router = Router();
  router.get(PATH.configuration, (_request, response) => {
    response.json(configurationOf(lms));
  });
  return router;
}
