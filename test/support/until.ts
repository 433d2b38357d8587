import { setTimeout } from 'node:timers/promises';

/** Waits until it holds. @throws Error after ten seconds, saying what did not come */
export async function until(what: string, holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 10_000; !holds();) {
    if (Date.now() > end) throw new Error(`${what} did not come`);
    await setTimeout(20);
  }
}
