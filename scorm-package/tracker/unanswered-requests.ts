/** What of a window tells of its requests; browsers that lack a part of it tell nothing. */
interface ObservableWindow {
  readonly PerformanceObserver: new (listener: () => void) => {
    observe(what: { readonly type: string }): void;
    takeRecords(): readonly { readonly initiatorType?: string; readonly responseStatus?: number }[];
  };
}

/**
 * Moodle says `true` where the network is away: its request throws, and the beacon that it sends in its place is nobody's
 * to answer (mod/scorm/request.js, `DoRequest`). The browser knows: a request without any answer has the status 0
 * (Resource Timing, `responseStatus`).
 *
 * @param frame the window that an LMS's API lives in
 * @returns whether a request of that window has ended without an answer since the last call; false where the browser
 *   does not say
 */
export function unansweredIn(frame: object): () => boolean {
  let observer: InstanceType<ObservableWindow['PerformanceObserver']> | undefined;
  try {
    observer = new (frame as ObservableWindow).PerformanceObserver(() => undefined);
    observer.observe({ type: 'resource' });
  } catch {
    // A browser that does not tell.
  }
  return () => {
    try {
      return !!observer
        ?.takeRecords()
        .some((ended) => ended.initiatorType === 'xmlhttprequest' && ended.responseStatus === 0);
    } catch {
      return false;
    }
  };
}
