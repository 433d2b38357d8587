const HOUR = 3_600_000;

/** By then platforms that keep a copy of our key set for a while have the new key, in milliseconds. */
const PUBLISHED_BEFORE = HOUR;

/**
 * How long a key stays published after the next one began to sign, in milliseconds. What it signed lives for minutes;
 * but platforms keep copies of key sets for up to a day, some look only when a signature fails, and an answer to a deep
 * linking request may be taken from a queue after a weekend. A week covers all of them, and costs nothing.
 */
export const PUBLISHED_AFTER = 7 * 24 * HOUR;

/** When a key made now signs. @param atOnce whether platforms must do without the time to notice it */
export function signsFrom(now: number, atOnce: boolean): number {
  return now + (atOnce ? 0 : PUBLISHED_BEFORE);
}

/** A key as far as its time is concerned. */
interface Timed {
  /** From when it signs, in milliseconds since 1970. */
  readonly activeFrom: number;
}

/** How a key of ours stands. */
export interface KeyLifetime<K extends Timed = Timed> {
  readonly key: K;
  /** `next`: published, and signs later. `replaced`: signs no more, and stays published. `over`: is withdrawn. */
  readonly state: 'next' | 'signing' | 'replaced' | 'over';
  /** When it is withdrawn, in milliseconds since 1970; known once the next one signs, or when it will. */
  readonly withdrawnAt: number | undefined;
}

/** @param keys the newest to sign first @param now milliseconds since 1970 */
export function keyLifetimes<K extends Timed>(keys: readonly K[], now: number): KeyLifetime<K>[] {
  return keys.map((key, index) => {
    const successor = keys[index - 1];
    if (key.activeFrom > now) return { key, state: 'next', withdrawnAt: undefined };
    const withdrawnAt = successor === undefined ? undefined : successor.activeFrom + PUBLISHED_AFTER;
    if (successor === undefined || successor.activeFrom > now) return { key, state: 'signing', withdrawnAt };
    return { key, state: withdrawnAt !== undefined && withdrawnAt <= now ? 'over' : 'replaced', withdrawnAt };
  });
}
