import { Refusal } from '../../refusal.js';

export type RegistrationRefusalCode =
  | 'invitation_invalid'
  | 'registration_malformed'
  | 'configuration_unreachable'
  | 'configuration_malformed'
  | 'issuer_foreign'
  | 'platform_refused';

/** Why a platform could not be registered. */
export class RegistrationRefusal extends Refusal<RegistrationRefusalCode> {}
