import { fieldsOf, textOf } from './fields.js';

/** What is kept between the sessions of one registration, as the document `parcours`. */
export interface Kept {
  /** The player's own. */
  readonly state: string;
  /** How long all sessions took. */
  readonly seconds: number;
  /**
   * The statements that a registration holds once, by their ids, written down before they are sent: if the page goes
   * in between, the next session sends the same id, and an LRS takes one id once.
   */
  readonly completed: string;
  readonly passed: string;
  /** Which of them the LRS is known to have. */
  readonly taken: readonly string[];
  /** The best score that was told as failed, 0–1; −1 before. */
  readonly failed: number;
}

const numberOf = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && Number.isFinite(value) ? value : otherwise;

/** Of a document of whatever shape, what can be used. */
export function keptIn(document: unknown): Kept {
  const { state, seconds, completed, passed, taken, failed } = fieldsOf(document);
  return {
    state: textOf(state),
    seconds: Math.max(0, numberOf(seconds, 0)),
    completed: textOf(completed),
    passed: textOf(passed),
    taken: Array.isArray(taken) ? taken.map(textOf) : [],
    failed: numberOf(failed, -1),
  };
}
