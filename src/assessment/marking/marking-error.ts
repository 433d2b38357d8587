/** `wrong-kind`: the answer does not fit the item's type. `unknown-option`: the item has no such option. */
export type MarkingErrorCode = 'wrong-kind' | 'unknown-option';

/** An answer that cannot be an answer to this item: the client's fault, never the learner's mistake. */
export class MarkingError extends Error {
  readonly code: MarkingErrorCode;

  constructor(code: MarkingErrorCode, message: string) {
    super(message);
    this.name = 'MarkingError';
    this.code = code;
  }
}
