import type { PrescriptionSettings } from './prescriptions.js';
import { SittingRefusal } from './refusal.js';
import type { Sitting } from './sitting.js';

/** What stands in the way of a new attempt, and when it no longer will, in milliseconds since 1970. */
export type StartObstacle =
  | { readonly why: 'attempts_used' | 'closed' }
  | { readonly why: 'not_open_yet' | 'too_soon'; readonly until: number };

/**
 * @param latest the learner's newest sitting here, which is not open
 * @param now milliseconds since 1970
 */
export function startObstacle(
  { attempts, opensAt, closesAt }: PrescriptionSettings,
  latest: Pick<Sitting, 'attempt' | 'finishedAt'> | undefined,
  now: number,
): StartObstacle | undefined {
  if (closesAt !== undefined && now >= closesAt) return { why: 'closed' };
  if (opensAt !== undefined && now < opensAt) return { why: 'not_open_yet', until: opensAt };
  if (latest === undefined) return undefined;
  const { most = Infinity, delay } = attempts;
  if (latest.attempt >= most) return { why: 'attempts_used' };
  if (delay === undefined) return undefined;
  const until = (latest.finishedAt ?? now) + delay;
  return now < until ? { why: 'too_soon', until } : undefined;
}

/** @throws SittingRefusal `attempts_used`, `closed`, `not_open_yet`, `too_soon` */
export function refuseUntimelyStart(...start: Parameters<typeof startObstacle>): void {
  const obstacle = startObstacle(...start);
  if (obstacle !== undefined) throw new SittingRefusal(obstacle.why, 'no attempt may be started now');
}
