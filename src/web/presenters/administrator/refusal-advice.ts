import type { LaunchRefusalCode } from '../../../lti/launch/refusal.js';
import type { MessageKey } from '../../i18n/fr.js';

/** Why something was refused, on whose side the remedy lies, and what it is. */
export interface Advice {
  readonly side: 'here' | 'lms' | 'person';
  readonly why: MessageKey;
  readonly act: MessageKey;
}

/** What launch records hold beside the codes of refused launches. */
type OtherCode = 'request_malformed' | 'unexpected';

export const REFUSAL_ADVICE: Readonly<Record<LaunchRefusalCode | OtherCode, Advice>> = {
  login_malformed: { side: 'lms', why: 'why.login-malformed', act: 'act.login-address' },
  launch_malformed: { side: 'lms', why: 'why.launch-malformed', act: 'act.redirect-address' },
  request_malformed: { side: 'lms', why: 'why.request-malformed', act: 'act.lms-fault' },
  platform_error: { side: 'lms', why: 'why.platform-error', act: 'act.platform-error' },
  platform_unknown: { side: 'here', why: 'why.platform-unknown', act: 'act.register' },
  registration_pending: { side: 'here', why: 'why.registration-pending', act: 'act.approve' },
  registration_suspended: { side: 'here', why: 'why.registration-suspended', act: 'act.reactivate' },
  demo_off: { side: 'here', why: 'why.demo-off', act: 'act.nothing-demo' },
  login_unknown: { side: 'person', why: 'why.login-unknown', act: 'act.click-again' },
  cookie_missing: { side: 'person', why: 'why.cookie-missing', act: 'act.new-window' },
  state_mismatch: { side: 'person', why: 'why.state-mismatch', act: 'act.watch' },
  token_malformed: { side: 'lms', why: 'why.token-malformed', act: 'act.lms-fault' },
  algorithm_refused: { side: 'lms', why: 'why.algorithm-refused', act: 'act.algorithm' },
  kid_missing: { side: 'lms', why: 'why.kid-missing', act: 'act.lms-fault' },
  kid_unknown: { side: 'lms', why: 'why.kid-unknown', act: 'act.keys-address' },
  keys_unavailable: { side: 'lms', why: 'why.keys-unavailable', act: 'act.keys-reach' },
  signature_invalid: { side: 'lms', why: 'why.signature-invalid', act: 'act.keys-address' },
  claims_malformed: { side: 'lms', why: 'why.claims-malformed', act: 'act.lms-fault' },
  issuer_mismatch: { side: 'here', why: 'why.issuer-mismatch', act: 'act.issuer' },
  audience_mismatch: { side: 'lms', why: 'why.audience-mismatch', act: 'act.client' },
  audience_untrusted: { side: 'lms', why: 'why.audience-untrusted', act: 'act.lms-fault' },
  authorized_party_mismatch: { side: 'lms', why: 'why.authorized-party-mismatch', act: 'act.client' },
  time_missing: { side: 'lms', why: 'why.time-missing', act: 'act.lms-fault' },
  token_expired: { side: 'lms', why: 'why.token-expired', act: 'act.clocks' },
  token_from_future: { side: 'lms', why: 'why.token-from-future', act: 'act.clocks' },
  token_too_old: { side: 'lms', why: 'why.token-too-old', act: 'act.clocks' },
  nonce_mismatch: { side: 'lms', why: 'why.nonce-mismatch', act: 'act.watch' },
  version_unsupported: { side: 'lms', why: 'why.version-unsupported', act: 'act.version' },
  message_type_missing: { side: 'lms', why: 'why.message-type-missing', act: 'act.lms-fault' },
  message_type_unsupported: { side: 'lms', why: 'why.message-type-unsupported', act: 'act.message' },
  subject_missing: { side: 'lms', why: 'why.subject-missing', act: 'act.subject' },
  roles_missing: { side: 'lms', why: 'why.roles-missing', act: 'act.lms-fault' },
  resource_link_missing: { side: 'lms', why: 'why.resource-link-missing', act: 'act.course' },
  deep_linking_settings_missing: {
    side: 'lms',
    why: 'why.deep-linking-settings-missing',
    act: 'act.lms-fault',
  },
  role_not_authoring: { side: 'lms', why: 'why.role-not-authoring', act: 'act.teacher-role' },
  for_user_missing: { side: 'lms', why: 'why.for-user-missing', act: 'act.lms-fault' },
  review_foreign: { side: 'lms', why: 'why.review-foreign', act: 'act.teacher-role' },
  deployment_missing: { side: 'lms', why: 'why.deployment-missing', act: 'act.lms-fault' },
  deployment_unknown: { side: 'here', why: 'why.deployment-unknown', act: 'act.deployment' },
  target_link_missing: { side: 'lms', why: 'why.target-link-missing', act: 'act.lms-fault' },
  target_link_foreign: { side: 'lms', why: 'why.target-link-foreign', act: 'act.target' },
  login_already_used: { side: 'person', why: 'why.login-already-used', act: 'act.nothing' },
  too_many_failures: { side: 'person', why: 'why.too-many-failures', act: 'act.failures' },
  unexpected: { side: 'here', why: 'why.unexpected', act: 'act.log' },
};

const UNKNOWN: Advice = { side: 'here', why: 'why.other', act: 'act.log' };

const BY_CODE = new Map<string, Advice>(Object.entries(REFUSAL_ADVICE));

/** For the outcome of a launch record: one of another version of the program has no advice of its own. */
export function adviceOn(outcome: string): Advice {
  return BY_CODE.get(outcome) ?? UNKNOWN;
}
