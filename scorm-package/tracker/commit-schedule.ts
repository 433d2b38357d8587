import type { PageWindow } from './page-window.js';

/** Milliseconds between two commits that nothing urges, and to the first try after one that failed. */
const PACE = 10_000;

/** Each further try waits twice as long as the one before, up to this. */
const LONGEST_RETRY = 40_000;

export interface CommitSchedule {
  /** Something was told: commits now, or as soon as the pace allows, once for all that was told until then. */
  readonly due: (atOnce: boolean) => void;
  /** Commits now what is due: there is hope that it goes through, and it is tried more often again. */
  readonly flush: () => void;
}

/**
 * When to commit. Commits block the page in many LMSs, so those that nothing urges keep their distance.
 *
 * @param commit says whether it went through; where not, it is tried again
 */
export function commitSchedule(window: PageWindow, commit: () => boolean): CommitSchedule {
  const now = (): number => window.performance.now();
  let waiting = false;
  let timer = 0;
  let last = -Infinity;
  let retry = PACE;

  const attempt = (): void => {
    if (!waiting) return;
    window.clearTimeout(timer);
    timer = 0;
    last = now();
    waiting = !commit();
    if (waiting) arm(retry);
    retry = waiting ? Math.min(2 * retry, LONGEST_RETRY) : PACE;
  };
  const arm = (milliseconds: number): void => {
    timer = window.setTimeout(attempt, milliseconds);
  };

  return {
    due(atOnce) {
      waiting = true;
      const rest = last + PACE - now();
      if (atOnce || rest <= 0) attempt();
      else if (!timer) arm(rest);
    },
    flush() {
      retry = PACE;
      attempt();
    },
  };
}
