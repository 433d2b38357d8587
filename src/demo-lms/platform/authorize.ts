import { personById } from '../course/people.js';
import type { Person } from '../course/people.js';
import type { Lms } from '../lms.js';
import type { Registration } from '../state/schema.js';
import { launchClaims } from './launch-claims.js';
import type { Claims, Launch } from './launch-claims.js';
import { linkOf } from './login.js';

/** The request's parameters; a repeated one counts as absent. */
export type AuthorizationParameters = Readonly<Record<string, string | undefined>>;

/** Why no id_token comes; `toTool`: said to the tool by a form post, otherwise on a page of ours. */
export interface Refusal {
  readonly kind: 'refused';
  readonly error: string;
  readonly description: string;
  readonly toTool: boolean;
}

export interface Granted {
  readonly kind: 'granted';
  readonly redirectUri: string;
  readonly launch: Launch;
  readonly claims: Claims;
}

/** Known tool and address: only then may anything, an error included, be sent to the tool. */
export function trustedClient(
  lms: Lms,
  parameters: AuthorizationParameters,
): { registration: Registration; redirectUri: string } | Refusal {
  const registration = lms.keeper.state.registrations.find((one) => one.clientId === parameters['client_id']);
  if (registration === undefined) return onOurPage('unauthorized_client', 'client_id is not registered');
  const redirectUri = parameters['redirect_uri'];
  if (redirectUri === undefined || !registration.redirectUris.includes(redirectUri)) {
    return onOurPage('invalid_redirect_uri', 'redirect_uri is not, to the letter, one that was registered');
  }
  return { registration, redirectUri };
}

/**
 * Answers an authentication request (OIDC Core 3.1.2; 1EdTech Security Framework 1.0 section 5.1.1.2).
 *
 * @param person who is signed in here, if anyone
 */
export function authorize(
  lms: Lms,
  parameters: AuthorizationParameters,
  person: Person | undefined,
): Granted | Refusal {
  const client = trustedClient(lms, parameters);
  if ('kind' in client) return client;
  const malformed = malformation(parameters);
  if (malformed !== undefined) return malformed;
  const pending = lms.launches.find(parameters['lti_message_hint'] ?? '');
  if (pending?.clientId !== client.registration.clientId) {
    return toTool('launch_no_longer_valid', 'lti_message_hint names no launch in progress');
  }
  if (person === undefined) return toTool('login_required', 'nobody is signed in');
  if (parameters['login_hint'] !== person.sub || pending.personId !== person.id) {
    return toTool('access_denied', 'the launch is by somebody else than who is signed in');
  }
  const launch: Launch = {
    registration: client.registration,
    link: linkOf(lms, pending.linkId, pending.messageType),
    person,
    nonce: parameters['nonce'] ?? '',
    messageType: pending.messageType,
    host: pending.host,
    target: pending.target,
    forUser: pending.forUserId === undefined ? undefined : personById(pending.forUserId),
  };
  return { kind: 'granted', redirectUri: client.redirectUri, launch, claims: launchClaims(lms, launch) };
}

function malformation(parameters: AuthorizationParameters): Refusal | undefined {
  if (parameters['response_type'] !== 'id_token') {
    return toTool('unsupported_response_type', 'response_type must be id_token');
  }
  if (!(parameters['scope'] ?? '').split(' ').includes('openid')) {
    return toTool('invalid_scope', 'scope must hold openid');
  }
  if (parameters['response_mode'] !== 'form_post') {
    return toTool('invalid_request', 'response_mode must be form_post');
  }
  if ((parameters['nonce'] ?? '') === '') return toTool('invalid_request', 'nonce is missing');
  if ((parameters['login_hint'] ?? '') === '') return toTool('invalid_request', 'login_hint is missing');
  // The LTI Security Framework wants `none`; Moodle, and we, let it be absent.
  if (parameters['prompt'] !== undefined && parameters['prompt'] !== 'none') {
    return toTool('invalid_request', 'prompt must be none');
  }
  return undefined;
}

function toTool(error: string, description: string): Refusal {
  return { kind: 'refused', error, description, toTool: true };
}

function onOurPage(error: string, description: string): Refusal {
  return { kind: 'refused', error, description, toTool: false };
}
