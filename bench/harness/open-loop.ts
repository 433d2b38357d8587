import { setTimeout as delay } from 'node:timers/promises';
import type { Learner } from './learner.js';

export interface Latencies {
  /** From when an answer was due to when its next page was there, in milliseconds. */
  readonly milliseconds: readonly number[];
  readonly errors: number;
  /** Why the first of the errors happened. */
  readonly firstError: string | undefined;
}

/**
 * Answers arrive at a fixed rate, learner after learner, whether or not earlier ones have been served: an answer
 * that has to wait for its learner's page before is late from when it was due (no coordinated omission). A sitting
 * that finishes is followed by the next one, which is not counted.
 * @param rate answers a second @param duration in seconds
 */
export async function answerAtRate(
  learners: readonly Learner[],
  rate: number,
  duration: number,
): Promise<Latencies> {
  const milliseconds: number[] = [];
  const failures: string[] = [];
  const begun = performance.now();
  const total = Math.round(rate * duration);

  /** All that is due of one learner, one after another. */
  async function play(learner: Learner, first: number): Promise<void> {
    for (let index = first; index < total; index += learners.length) {
      const due = begun + (index * 1000) / rate;
      const early = due - performance.now();
      if (early > 0) await delay(early);
      try {
        const last = await learner.answer();
        milliseconds.push(performance.now() - due);
        if (last) await learner.start();
      } catch (error) {
        failures.push(error instanceof Error ? error.message : String(error));
        return;
      }
    }
  }

  await Promise.all(learners.map(play));
  return { milliseconds, errors: total - milliseconds.length, firstError: failures[0] };
}
