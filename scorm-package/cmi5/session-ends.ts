import type { Cmi5Window } from './cmi5-window.js';
import type { Launch } from './launch.js';

/**
 * Remembers in this tab that a session has ended, and where its learner was to go, by the address that gave its
 * authority: no two sessions have the same. Where the browser remembers nothing, no session has ended.
 */
export function sessionEnds(window: Pick<Cmi5Window, 'sessionStorage'>, { fetch }: Launch) {
  const key = `parcours/ended/${fetch}`;
  return {
    /** @returns the place to go to, empty where there is none; undefined where the session goes on */
    read(): string | undefined {
      try {
        return window.sessionStorage.getItem(key) ?? undefined;
      } catch {
        return undefined;
      }
    },
    write(returnUrl: string): void {
      try {
        window.sessionStorage.setItem(key, returnUrl);
      } catch {
        // Forbidden here: the page that is loaded again will be told so by the LMS.
      }
    },
  };
}
