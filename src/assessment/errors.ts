/**
 * What the engine refuses. The codes are stable; the message is for whoever configures items, plans or levels,
 * never for learners.
 */
export type AssessmentErrorCode =
  | 'parameters-out-of-range'
  | 'ability-out-of-range'
  | 'invalid-prior'
  | 'invalid-response'
  | 'no-responses'
  | 'invalid-bank'
  | 'unknown-item'
  | 'invalid-plan'
  | 'invalid-levels'
  | 'invalid-count';

export class AssessmentError extends Error {
  readonly code: AssessmentErrorCode;

  constructor(code: AssessmentErrorCode, message: string) {
    super(message);
    this.name = 'AssessmentError';
    this.code = code;
  }
}
