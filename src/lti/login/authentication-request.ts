import type { Registration } from '../registrations.js';
import { nonceOf, stateOf, type BegunLogin, type LoginHints } from './transactions.js';

/**
 * Where the browser goes next: the platform's authorisation endpoint with our authentication request
 * (Security Framework 1.0, section 5.1.1.2). The redirect address is always the one registered, because
 * platforms compare it to the letter; hints go back as they came.
 */
export function authenticationRequestUrl(
  registration: Registration,
  { transaction, binding }: BegunLogin,
  { loginHint, messageHint, deploymentHint }: LoginHints,
  redirectUri: string,
): string {
  const url = new URL(registration.authorizationUrl);
  const parameters: Record<string, string | undefined> = {
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: registration.clientId,
    redirect_uri: redirectUri,
    login_hint: loginHint,
    lti_message_hint: messageHint,
    lti_deployment_id: deploymentHint,
    state: stateOf(transaction.id, binding),
    nonce: nonceOf(transaction.id, binding),
  };
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url.href;
}
