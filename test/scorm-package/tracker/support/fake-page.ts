import type { PageEvent, PageStorage, PageWindow } from '../../../../scorm-package/tracker/page-window.js';

/** A page in a browser of our own: its clock, its timers and its end are in the test's hands. */
export interface FakePage extends PageWindow {
  parent: unknown;
  opener: unknown;
  /** Lets time pass; timers that are due run in their order. */
  pass(seconds: number): void;
  /** The network is there again. */
  comeOnline(): void;
  hide(): void;
  show(): void;
  /** The page goes: for good, or into the page cache. */
  leave(persisted?: boolean): void;
  /** The page comes back from the page cache. */
  comeBack(): void;
  reloads: number;
}

interface Timer {
  readonly id: number;
  readonly at: number;
  readonly action: () => void;
}

export function fakePage({
  storage = memoryStorage(),
  language = 'fr',
}: { readonly storage?: PageStorage; readonly language?: string } = {}): FakePage {
  let now = 5_000;
  let lastTimer = 0;
  let timers: readonly Timer[] = [];
  const listeners: { readonly type: string; readonly listener: (event: PageEvent) => void }[] = [];
  const listen = (type: string, listener: (event: PageEvent) => void): void => {
    listeners.push({ type, listener });
  };
  const dispatch = (event: PageEvent): void => {
    for (const { type, listener } of listeners) if (type === event.type) listener(event);
  };
  const document = {
    visibilityState: 'visible',
    documentElement: { lang: language },
    addEventListener: listen,
  };
  const runDue = (end: number): void => {
    const [next] = [...timers].sort((a, b) => a.at - b.at).filter(({ at }) => at <= end);
    if (next === undefined) return;
    timers = timers.filter(({ id }) => id !== next.id);
    now = Math.max(now, next.at);
    next.action();
    runDue(end);
  };
  const page: FakePage = {
    parent: undefined,
    opener: null,
    document,
    performance: { now: () => now },
    location: {
      reload() {
        page.reloads++;
      },
    },
    localStorage: storage,
    addEventListener: listen,
    setTimeout(action, milliseconds) {
      lastTimer++;
      timers = [...timers, { id: lastTimer, at: now + milliseconds, action }];
      return lastTimer;
    },
    clearTimeout(timer) {
      timers = timers.filter(({ id }) => id !== timer);
    },
    pass(seconds) {
      const end = now + seconds * 1_000;
      runDue(end);
      now = end;
    },
    comeOnline() {
      dispatch({ type: 'online' });
    },
    hide() {
      document.visibilityState = 'hidden';
      dispatch({ type: 'visibilitychange' });
    },
    show() {
      document.visibilityState = 'visible';
      dispatch({ type: 'visibilitychange' });
    },
    leave(persisted = false) {
      page.hide();
      dispatch({ type: 'pagehide', persisted });
    },
    comeBack() {
      dispatch({ type: 'pageshow', persisted: true });
      page.show();
    },
    reloads: 0,
  };
  page.parent = page;
  return page;
}

export function memoryStorage(): PageStorage {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => {
      kept.set(key, value);
    },
  };
}
