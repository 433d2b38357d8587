import { Refusal } from '../refusal.js';

/** Why a sitting cannot do what was asked. */
export type SittingRefusalCode =
  | 'path_unknown'
  | 'attempts_used'
  | 'placement_used'
  | 'sitting_not_started'
  | 'serving_unknown'
  | 'answer_malformed';

export class SittingRefusal extends Refusal<SittingRefusalCode> {}
