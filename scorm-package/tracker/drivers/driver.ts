import type { Entry, RecordedAnswer, Standing } from '../tracker.js';

/** One kind of place to keep work in. Nothing throws; a visit that ended gets no more calls. */
export interface Driver {
  readonly entry: Entry;
  record(answer: RecordedAnswer): void;
  /** @returns whether the commit must not wait, since the status changed or waiting gains nothing */
  keep(standing: Standing): boolean;
  /** @returns whether everything that was told is kept now */
  commit(): boolean;
  /**
   * Ends the visit: commits where that was allowed, and terminates whatever came of it.
   *
   * @param seconds how long this visit took
   * @param leaving whether the learner asked for it, rather than that the page goes
   * @returns whether everything that was told is kept
   */
  end(seconds: number, leaving: boolean): boolean;
}
