import type { SittingDependencies } from './dependencies.js';
import { endOverdueSittings } from './end-overdue-sittings.js';

export interface SittingClock {
  /** Ends after the sittings under way. */
  stop(): Promise<void>;
}

export interface ClockListeners {
  readonly onEnded: (count: number) => void;
  readonly onError: (error: unknown) => void;
}

/** How long a sitting may stay open after its time, with nobody looking at it, in milliseconds. */
const TICK = 5_000;

/** Ends sittings whose time is up for as long as the service runs; what ended while it did not comes first. */
export function startSittingClock(
  dependencies: SittingDependencies,
  { onEnded, onError }: ClockListeners,
): SittingClock {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  function run(): void {
    running = endOverdueSittings(dependencies)
      .then((count) => {
        if (count > 0) onEnded(count);
      })
      .catch(onError)
      .finally(() => {
        if (!stopped) timer = setTimeout(run, TICK);
      });
  }

  run();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
      clearTimeout(timer);
    },
  };
}
