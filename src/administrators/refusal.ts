import { Refusal } from '../refusal.js';

/** Why somebody does not come in as administrator. */
export type AdministratorRefusalCode =
  | 'administrator_needed'
  | 'administrator_link_invalid'
  | 'sign_in_not_configured'
  | 'sign_in_over'
  | 'sign_in_refused'
  | 'sign_in_unavailable'
  | 'not_an_administrator';

export class AdministratorRefusal extends Refusal<AdministratorRefusalCode> {}
