import { z } from 'zod';

import { DemoLmsError } from '../errors.js';
import { SERVICE_SCOPES, TOOL_CONFIGURATION } from '../names.js';
import type { Registration } from '../state/schema.js';

const toolConfiguration = z.looseObject({
  domain: z.string().min(1),
  target_link_uri: z.url(),
  claims: z.array(z.string()).default([]),
  custom_parameters: z.record(z.string(), z.string()).default({}),
  messages: z.array(z.looseObject({ type: z.string(), target_link_uri: z.url().optional() })).default([]),
});

/** What Moodle asks of a registration (LTI Dynamic Registration 1.0 section 3.5.1). */
const request = z.looseObject({
  client_name: z.string().min(1),
  response_types: z.array(z.string()).refine((types) => types.includes('id_token'), 'must hold id_token'),
  initiate_login_uri: z.url(),
  redirect_uris: z.array(z.url()).min(1),
  jwks_uri: z.url(),
  token_endpoint_auth_method: z.literal('private_key_jwt'),
  scope: z.string().default(''),
  [TOOL_CONFIGURATION]: toolConfiguration,
});

/**
 * Reads the tool's registration request.
 *
 * @throws DemoLmsError `invalid_client_metadata`, `invalid_redirect_uri` (400)
 */
export function readRegistrationRequest(body: unknown): Omit<Registration, 'clientId' | 'deploymentId'> {
  const result = request.safeParse(body);
  if (!result.success) {
    const { path, message } = result.error.issues[0] ?? { path: [], message: 'unreadable' };
    const code = path[0] === 'redirect_uris' ? 'invalid_redirect_uri' : 'invalid_client_metadata';
    throw new DemoLmsError(400, code, `${path.join('.')}: ${message}`);
  }
  const said = result.data;
  const tool = said[TOOL_CONFIGURATION];
  return {
    clientName: said.client_name,
    domain: tool.domain,
    loginUri: said.initiate_login_uri,
    redirectUris: said.redirect_uris,
    jwksUri: said.jwks_uri,
    targetLinkUri: tool.target_link_uri,
    scopes: said.scope.split(' ').filter((scope) => SERVICE_SCOPES.includes(scope)),
    claims: tool.claims,
    custom: tool.custom_parameters,
    messages: tool.messages.map(({ type, target_link_uri: targetLinkUri }) =>
      targetLinkUri === undefined ? { type } : { type, targetLinkUri },
    ),
  };
}

/** The registration as answered: what was kept, with the client id and the deployment. */
export function registrationAnswer(registration: Registration): Record<string, unknown> {
  return {
    client_id: registration.clientId,
    client_name: registration.clientName,
    application_type: 'web',
    response_types: ['id_token'],
    grant_types: ['implicit', 'client_credentials'],
    initiate_login_uri: registration.loginUri,
    redirect_uris: registration.redirectUris,
    jwks_uri: registration.jwksUri,
    token_endpoint_auth_method: 'private_key_jwt',
    scope: registration.scopes.join(' '),
    [TOOL_CONFIGURATION]: {
      deployment_id: registration.deploymentId,
      domain: registration.domain,
      target_link_uri: registration.targetLinkUri,
      claims: registration.claims,
      custom_parameters: registration.custom,
      messages: registration.messages.map(({ type, targetLinkUri }) => ({
        type,
        ...(targetLinkUri === undefined ? {} : { target_link_uri: targetLinkUri }),
      })),
    },
  };
}
