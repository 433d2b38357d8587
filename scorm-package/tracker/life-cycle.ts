import type { PageWindow } from './page-window.js';

/**
 * Follows a page to its end by the two events that browsers still promise: `visibilitychange` and `pagehide`
 * (https://developer.chrome.com/docs/web-platform/page-lifecycle-api). A page that goes into the browser's page cache
 * may come back as it was, so its visit goes on; one that comes back after its visit ended must begin another.
 *
 * @param away the page is out of sight, and may never come back: on telephones this is often the last word; or it goes
 *   for good
 * @param back the page is in sight again
 * @param ended whether the visit has ended
 */
export function followLifeCycle(
  window: PageWindow,
  away: (forGood: boolean) => void,
  back: () => void,
  ended: () => boolean,
): void {
  window.document.addEventListener('visibilitychange', () => {
    if (window.document.visibilityState === 'hidden') away(false);
    else back();
  });
  window.addEventListener('pagehide', ({ persisted }) => away(!persisted));
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted && ended()) window.location.reload();
  });
}
