import type { PageStorage, PageWindow } from '../tracker/page-window.js';

/** What is asked of a server; `keepalive` lets it arrive after the page has gone. */
export interface WebRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly keepalive?: boolean;
  readonly cache?: 'no-store';
}

export interface WebAnswer {
  readonly status: number;
  json(): Promise<unknown>;
}

/** The members of a window that a cmi5 visit uses besides those of every visit; a browser's `window` is one. */
export interface Cmi5Window extends PageWindow {
  readonly location: { readonly search: string; reload(): void; assign(address: string): void };
  /** Reading it throws where the browser keeps nothing. */
  readonly sessionStorage: PageStorage;
  readonly crypto: {
    /** Only there where the page came by https. */
    readonly randomUUID?: () => string;
    getRandomValues(bytes: Uint8Array<ArrayBuffer>): unknown;
  };
  /** Rejects where no answer comes. */
  readonly fetch: (address: string, request: WebRequest) => Promise<WebAnswer>;
}
