import type { Registration, Registrations } from '../registrations.js';
import { LaunchRefusal } from '../launch/refusal.js';
import { isOurs } from '../launch/target-link.js';
import { requireUsable, type TrustSettings } from '../launch/checks/refuse-unusable-registration.js';
import { loginRequestSchema } from './login-request.js';
import type { BegunLogin, LoginTransactions } from './transactions.js';

export interface LoginDependencies {
  readonly registrations: Registrations;
  readonly transactions: LoginTransactions;
  readonly trust: TrustSettings;
  readonly now: () => number;
}

/**
 * Begins a login from what the platform sent.
 * @throws LaunchRefusal when the request is malformed, or its platform is not registered, or not in use.
 */
export async function beginLogin(
  parameters: unknown,
  { registrations, transactions, trust, now }: LoginDependencies,
): Promise<BegunLogin & { readonly registration: Registration }> {
  const parsed = loginRequestSchema.safeParse(parameters);
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => issue.path.join('.') || 'body');
    throw new LaunchRefusal('login_malformed', `wrong or missing: ${fields.join(', ')}`);
  }
  const request = parsed.data;
  const found = await registrations.find(request.iss, request.client_id);
  if (found === undefined) {
    throw new LaunchRefusal('platform_unknown', 'no registration for this issuer and client');
  }
  requireUsable(found.doc, trust);
  if (!isOurs(request.target_link_uri, trust.publicUrl)) {
    throw new LaunchRefusal('target_link_foreign', 'the login names a target link of another origin');
  }
  const begun = await transactions.begin(
    {
      registrationId: found.doc.id,
      targetLink: request.target_link_uri,
      loginHint: request.login_hint,
      ...(request.lti_message_hint === undefined ? {} : { messageHint: request.lti_message_hint }),
      ...(request.lti_deployment_id === undefined ? {} : { deploymentHint: request.lti_deployment_id }),
    },
    now(),
  );
  return { ...begun, registration: found.doc };
}
