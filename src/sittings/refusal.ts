import { Refusal } from '../refusal.js';

/** Why a sitting cannot do what was asked. */
export type SittingRefusalCode =
  | 'path_unknown'
  | 'attempts_used'
  | 'closed'
  | 'not_open_yet'
  | 'too_soon'
  | 'placement_used'
  | 'time_over'
  | 'sitting_not_started'
  | 'serving_unknown'
  | 'step_unknown'
  | 'answer_malformed';

export class SittingRefusal extends Refusal<SittingRefusalCode> {}
