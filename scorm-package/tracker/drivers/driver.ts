import type { Entry, RecordedAnswer, Standing } from '../tracker.js';

/** One kind of place to keep work in. Nothing throws; a visit that ended gets no more calls. */
export interface Driver {
  readonly entry: Entry;
  record(answer: RecordedAnswer): void;
  /** @returns whether the commit must not wait, since the status changed or waiting gains nothing */
  keep(standing: Standing): boolean;
  /** @returns whether everything that was told is kept now */
  commit(): boolean;
  /** Tells how long this visit has taken, again and again: each time stands for the ones before. */
  spent(seconds: number): void;
  /**
   * Ends the visit: commits where that was allowed, and terminates whatever came of it.
   *
   * @param leaving whether the learner asked for it, rather than that the page goes
   * @returns whether everything that was told is kept
   */
  end(leaving: boolean): boolean;
}
