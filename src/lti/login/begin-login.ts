import { originOf } from '../frame-origins.js';
import { told, type LaunchFacts } from '../launch/launch-facts.js';
import type { Registration, Registrations } from '../registrations.js';
import { LaunchRefusal } from '../launch/refusal.js';
import { isOurs } from '../launch/target-link.js';
import { requireUsable, type TrustSettings } from '../launch/checks/refuse-unusable-registration.js';
import { loginRequestSchema, type LoginRequest } from './login-request.js';
import type { BegunLogin, LoginHints, LoginTransactions } from './transactions.js';

export interface LoginDependencies {
  readonly registrations: Registrations;
  readonly transactions: LoginTransactions;
  readonly trust: TrustSettings;
  readonly now: () => number;
}

/** What a login says of platforms, for the record of its refusal. */
function factsOf({
  iss,
  client_id: clientId,
  lti_deployment_id: deploymentId,
  ...rest
}: LoginRequest): LaunchFacts {
  return {
    issuer: told(iss),
    targetOrigin: originOf(rest.target_link_uri) ?? '–',
    ...(clientId === undefined ? {} : { clientId: told(clientId) }),
    ...(deploymentId === undefined ? {} : { deploymentId: told(deploymentId) }),
  };
}

async function trustedRegistration(
  request: LoginRequest,
  { registrations, trust }: LoginDependencies,
): Promise<Registration> {
  const found = await registrations.find(request.iss, request.client_id);
  try {
    if (found === undefined) {
      throw new LaunchRefusal('platform_unknown', 'no registration for this issuer and client');
    }
    requireUsable(found.doc, trust);
    if (!isOurs(request.target_link_uri, trust.publicUrl)) {
      throw new LaunchRefusal('target_link_foreign', 'the login names a target link of another origin');
    }
    return found.doc;
  } catch (error) {
    if (error instanceof LaunchRefusal) {
      error.registrationId = found?.doc.id;
      error.facts = factsOf(request);
    }
    throw error;
  }
}

/**
 * Begins a login from what the platform sent.
 * @param goesOnLater whether another request of the browser goes on with it, and needs the hints
 * @throws LaunchRefusal when the request is malformed, or its platform is not registered, or not in use.
 */
export async function beginLogin(
  parameters: unknown,
  goesOnLater: boolean,
  dependencies: LoginDependencies,
): Promise<BegunLogin & { readonly registration: Registration; readonly hints: LoginHints }> {
  const { transactions, now } = dependencies;
  const parsed = loginRequestSchema.safeParse(parameters);
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => issue.path.join('.') || 'body');
    throw new LaunchRefusal('login_malformed', `wrong or missing: ${fields.join(', ')}`);
  }
  const request = parsed.data;
  const registration = await trustedRegistration(request, dependencies);
  const hints: LoginHints = {
    loginHint: request.login_hint,
    ...(request.lti_message_hint === undefined ? {} : { messageHint: request.lti_message_hint }),
    ...(request.lti_deployment_id === undefined ? {} : { deploymentHint: request.lti_deployment_id }),
  };
  const begun = await transactions.begin(
    {
      registrationId: registration.id,
      targetLink: request.target_link_uri,
      ...(goesOnLater ? hints : {}),
    },
    now(),
  );
  return { registration, hints, ...begun };
}
