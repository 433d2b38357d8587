import type { RegistrationRefusalCode } from '../../lti/dynamic-registration/refusal.js';
import type { LaunchRefusalCode } from '../../lti/launch/refusal.js';
import type { SittingRefusalCode } from '../../sittings/refusal.js';
import type { MessageKey } from '../i18n/fr.js';
import type { WebRefusalCode } from './web-refusal.js';

/** What a refusal's code means to the outside: a status, and a sentence that says what to do next. */
export interface PublicAnswer {
  readonly status: number;
  readonly message: MessageKey;
}

export const launchAnswers: Readonly<Record<LaunchRefusalCode, PublicAnswer>> = {
  login_malformed: { status: 400, message: 'refused.login' },
  launch_malformed: { status: 400, message: 'refused.login' },
  platform_error: { status: 400, message: 'refused.platform-error' },
  platform_unknown: { status: 403, message: 'refused.platform-unknown' },
  registration_pending: { status: 403, message: 'refused.registration-pending' },
  registration_suspended: { status: 403, message: 'refused.registration-suspended' },
  demo_off: { status: 403, message: 'refused.demo-off' },
  login_unknown: { status: 400, message: 'refused.login-over' },
  login_already_used: { status: 400, message: 'refused.login-over' },
  cookie_missing: { status: 400, message: 'refused.cookie' },
  state_mismatch: { status: 400, message: 'refused.cookie' },
  token_malformed: { status: 400, message: 'refused.not-proven' },
  algorithm_refused: { status: 401, message: 'refused.not-proven' },
  kid_missing: { status: 401, message: 'refused.not-proven' },
  kid_unknown: { status: 401, message: 'refused.not-proven' },
  keys_unavailable: { status: 503, message: 'refused.keys' },
  signature_invalid: { status: 401, message: 'refused.not-proven' },
  claims_malformed: { status: 400, message: 'refused.not-proven' },
  issuer_mismatch: { status: 401, message: 'refused.not-proven' },
  audience_mismatch: { status: 401, message: 'refused.not-proven' },
  audience_untrusted: { status: 401, message: 'refused.not-proven' },
  authorized_party_mismatch: { status: 401, message: 'refused.not-proven' },
  time_missing: { status: 400, message: 'refused.not-proven' },
  token_expired: { status: 401, message: 'refused.clock' },
  token_from_future: { status: 401, message: 'refused.clock' },
  token_too_old: { status: 401, message: 'refused.clock' },
  nonce_mismatch: { status: 401, message: 'refused.not-proven' },
  version_unsupported: { status: 400, message: 'refused.unsupported' },
  message_type_missing: { status: 400, message: 'refused.unsupported' },
  message_type_unsupported: { status: 400, message: 'refused.unsupported' },
  subject_missing: { status: 400, message: 'refused.subject' },
  roles_missing: { status: 400, message: 'refused.not-proven' },
  resource_link_missing: { status: 400, message: 'refused.unsupported' },
  deep_linking_settings_missing: { status: 400, message: 'refused.unsupported' },
  role_not_authoring: { status: 403, message: 'refused.role' },
  for_user_missing: { status: 400, message: 'refused.unsupported' },
  review_foreign: { status: 403, message: 'refused.role' },
  deployment_missing: { status: 400, message: 'refused.not-proven' },
  deployment_unknown: { status: 403, message: 'refused.deployment' },
  target_link_missing: { status: 400, message: 'refused.not-proven' },
  target_link_foreign: { status: 400, message: 'refused.not-proven' },
  too_many_failures: { status: 429, message: 'refused.too-many' },
};

export const registrationAnswers: Readonly<Record<RegistrationRefusalCode, PublicAnswer>> = {
  invitation_invalid: { status: 403, message: 'registration-refused.invitation' },
  registration_malformed: { status: 400, message: 'registration-refused.malformed' },
  configuration_unreachable: { status: 502, message: 'registration-refused.unreachable' },
  configuration_malformed: { status: 400, message: 'registration-refused.configuration' },
  issuer_foreign: { status: 400, message: 'registration-refused.configuration' },
  platform_refused: { status: 502, message: 'registration-refused.platform' },
};

export const sittingAnswers: Readonly<Record<SittingRefusalCode, PublicAnswer>> = {
  path_unknown: { status: 404, message: 'error.path-unknown' },
  attempts_used: { status: 409, message: 'error.attempts-used' },
  closed: { status: 409, message: 'error.closed' },
  not_open_yet: { status: 409, message: 'error.not-open-yet' },
  too_soon: { status: 409, message: 'error.too-soon' },
  time_over: { status: 409, message: 'error.time-over' },
  placement_used: { status: 409, message: 'error.placement-used' },
  sitting_not_started: { status: 404, message: 'error.not-found' },
  serving_unknown: { status: 409, message: 'error.serving-unknown' },
  step_unknown: { status: 404, message: 'error.not-found' },
  answer_malformed: { status: 400, message: 'error.malformed' },
};

export const webAnswers: Readonly<Record<WebRefusalCode, PublicAnswer>> = {
  not_found: { status: 404, message: 'error.not-found' },
  form_malformed: { status: 400, message: 'error.malformed' },
  forged: { status: 403, message: 'error.forged' },
  launch_opened_again: { status: 400, message: 'refused.login' },
  session_ended: { status: 401, message: 'session-ended.text' },
  access_suspended: { status: 403, message: 'access-suspended.text' },
  too_many_requests: { status: 429, message: 'error.too-many' },
};
