import { randomUUID } from 'node:crypto';

import { z } from 'zod';

import type { MessageType } from '../names.js';

/** A launch that a page has begun, until the tool comes back for its id_token. */
export interface PendingLaunch {
  /** Null in a deep linking request, which is about no link. */
  readonly linkId: string | null;
  readonly personId: string;
  readonly clientId: string;
  readonly messageType: MessageType;
  /** The origin that the person came by. */
  readonly host: string;
  readonly target: 'iframe' | 'window';
  /** Whose work is looked at, in a submission review. */
  readonly forUserId?: string;
}

const LIFETIME_MS = 10 * 60 * 1000;
const hint = z.object({ cmid: z.string(), launchid: z.string() });

/**
 * Launches in progress, named by `lti_message_hint`. The hint is JSON, as Moodle's is: a tool that does not
 * echo it verbatim fails here too.
 */
export class PendingLaunches {
  readonly #now: () => number;
  readonly #launches = new Map<string, { launch: PendingLaunch; expiresAt: number }>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** @returns the `lti_message_hint` to give to the tool; good for ten minutes */
  begin(launch: PendingLaunch): string {
    for (const [id, { expiresAt }] of this.#launches) if (expiresAt <= this.#now()) this.#launches.delete(id);
    const launchid = randomUUID();
    this.#launches.set(launchid, { launch, expiresAt: this.#now() + LIFETIME_MS });
    return JSON.stringify({ cmid: launch.linkId ?? '', launchid });
  }

  find(messageHint: string): PendingLaunch | undefined {
    const id = launchId(messageHint);
    const found = id === undefined ? undefined : this.#launches.get(id);
    return found !== undefined && found.expiresAt > this.#now() ? found.launch : undefined;
  }

  /** One hint, one launch: going back or reloading does not launch again. */
  end(messageHint: string): void {
    const id = launchId(messageHint);
    if (id !== undefined) this.#launches.delete(id);
  }
}

function launchId(messageHint: string): string | undefined {
  try {
    return hint.parse(JSON.parse(messageHint)).launchid;
  } catch {
    return undefined;
  }
}
