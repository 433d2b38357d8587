import { Refusal } from '../../refusal.js';

/** What the web layer itself refuses. */
export type WebRefusalCode =
  | 'not_found'
  | 'form_malformed'
  | 'forged'
  | 'launch_opened_again'
  | 'session_ended'
  | 'access_suspended'
  | 'too_many_requests';

export class WebRefusal extends Refusal<WebRefusalCode> {}
