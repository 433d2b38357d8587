import { Refusal } from '../../refusal.js';
import type { LaunchFacts } from './launch-facts.js';

/**
 * Every reason for which a login or a launch is refused. The names are stable: they stand in logs, launch
 * records and guides.
 */
export type LaunchRefusalCode =
  | 'login_malformed'
  | 'launch_malformed'
  | 'platform_error'
  | 'platform_unknown'
  | 'registration_pending'
  | 'registration_suspended'
  | 'demo_off'
  | 'login_unknown'
  | 'cookie_missing'
  | 'state_mismatch'
  | 'token_malformed'
  | 'algorithm_refused'
  | 'kid_missing'
  | 'kid_unknown'
  | 'keys_unavailable'
  | 'signature_invalid'
  | 'claims_malformed'
  | 'issuer_mismatch'
  | 'audience_mismatch'
  | 'audience_untrusted'
  | 'authorized_party_mismatch'
  | 'time_missing'
  | 'token_expired'
  | 'token_from_future'
  | 'token_too_old'
  | 'nonce_mismatch'
  | 'version_unsupported'
  | 'message_type_missing'
  | 'message_type_unsupported'
  | 'subject_missing'
  | 'roles_missing'
  | 'resource_link_missing'
  | 'deep_linking_settings_missing'
  | 'role_not_authoring'
  | 'for_user_missing'
  | 'review_foreign'
  | 'deployment_missing'
  | 'deployment_unknown'
  | 'target_link_missing'
  | 'target_link_foreign'
  | 'login_already_used'
  | 'too_many_failures';

export class LaunchRefusal extends Refusal<LaunchRefusalCode> {
  /** The registration concerned, once it is known; for the log and the launch record. */
  registrationId: string | undefined;
  /** The person's language, where a token of the platform's said it; for the page. */
  locale: string | undefined;
  /** What is known of the login or launch, without its person; for the launch record. */
  facts: LaunchFacts | undefined;

  constructor(code: LaunchRefusalCode, detail: string, options?: ErrorOptions) {
    super(code, detail, options);
    this.name = 'LaunchRefusal';
  }
}
