/** What a page's events tell of it here. */
export interface PageEvent {
  readonly type: string;
  /** Of `pagehide` and `pageshow`: the page goes into the browser's page cache, or comes from there. */
  readonly persisted?: boolean;
}

/** The few members of a window that tracking uses; a browser's `window` is one. */
export interface PageWindow {
  readonly document: {
    readonly visibilityState: string;
    readonly documentElement: { readonly lang: string };
    addEventListener(type: 'visibilitychange', listener: (event: PageEvent) => void): void;
  };
  /** Milliseconds that only grow, whatever is done to the clock. */
  readonly performance: { now(): number };
  readonly location: { reload(): void };
  /** Reading it throws where the browser keeps nothing. */
  readonly localStorage: PageStorage;
  addEventListener(type: 'pagehide' | 'pageshow' | 'online', listener: (event: PageEvent) => void): void;
  setTimeout(action: () => void, milliseconds: number): number;
  clearTimeout(timer: number | undefined): void;
}

/** The browser's own storage; both throw where it is full or forbidden. */
export interface PageStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}
