interface Ended {
  readonly initiatorType: string;
  readonly responseStatus: number;
}

export interface ObservedRequests {
  /** What a window holds under this name. */
  readonly PerformanceObserver: object;
  /** A request of the window ended. @param status 0 where nothing answered */
  readonly ended: (status: number, initiatorType?: string) => void;
}

/** The requests of a window, as a browser tells of them to those who observe resources there. */
export function observedRequests(): ObservedRequests {
  const ears: ((record: Ended) => void)[] = [];
  class PerformanceObserver {
    #records: Ended[] = [];
    observe({ type }: { readonly type: string }): void {
      if (type === 'resource') ears.push((record) => this.#records.push(record));
    }
    takeRecords(): readonly Ended[] {
      return this.#records.splice(0);
    }
  }
  return {
    PerformanceObserver,
    ended(responseStatus, initiatorType = 'xmlhttprequest') {
      for (const hear of ears) hear({ initiatorType, responseStatus });
    },
  };
}
