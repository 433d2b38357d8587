import type { FilledForm } from './forms.js';

/** A page that the tool showed, or where it sent the browser away. */
export interface Page {
  readonly url: URL;
  readonly status: number;
  readonly html: string;
  /** Where the tool sends the browser outside itself; undefined for a page. */
  readonly leavesTo: URL | undefined;
}

const MOST_HOPS = 10;
const TIMEOUT = 15_000;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Somebody's browser at the tool, as far as HTTP shows one: keeps cookies, follows redirects within the tool, and
 * notes each request with its answer.
 */
export class Visitor {
  /** A line for each request and its answer; neither bodies nor secrets. */
  readonly exchanges: string[] = [];
  readonly #origins: ReadonlySet<string>;
  readonly #cookies = new Map<string, string>();

  /** @param origins where the tool is; a redirect elsewhere is not followed */
  constructor(origins: ReadonlySet<string>) {
    this.#origins = origins;
  }

  isInside(url: URL): boolean {
    return this.#origins.has(url.origin);
  }

  /** @param site where the request comes from: a page of the platform's, or one of the tool's own */
  async open(url: URL, site: 'cross-site' | 'same-origin', form?: URLSearchParams): Promise<Page> {
    let target = url;
    let body = form;
    for (let hop = 0; hop < MOST_HOPS; hop += 1) {
      const answer = await fetch(target, {
        method: body === undefined ? 'GET' : 'POST',
        headers: this.#headers(target, site, body !== undefined),
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT),
        ...(body === undefined ? {} : { body }),
      });
      this.#keepCookies(answer.headers.getSetCookie());
      const html = await answer.text();
      const location = answer.headers.get('location');
      const next = location === null || !REDIRECTS.has(answer.status) ? undefined : new URL(location, target);
      this.#note(body === undefined ? 'GET' : 'POST', target, answer.status, next);
      if (next === undefined) return { url: target, status: answer.status, html, leavesTo: undefined };
      if (!this.isInside(next)) return { url: target, status: answer.status, html, leavesTo: next };
      if (answer.status !== 307 && answer.status !== 308) body = undefined;
      target = next;
    }
    throw new Error(`${url.origin} redirects without end`);
  }

  send({ action, fields }: FilledForm): Promise<Page> {
    return this.open(action, 'same-origin', fields);
  }

  #headers(target: URL, site: string, posting: boolean): Record<string, string> {
    const cookies = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return {
      'user-agent': 'Mozilla/5.0 (LTI certification suite)',
      accept: 'text/html,application/xhtml+xml',
      'accept-language': 'en',
      'sec-fetch-dest': 'document',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-site': site,
      ...(posting ? { origin: site === 'same-origin' ? target.origin : 'null' } : {}),
      ...(cookies === '' ? {} : { cookie: cookies }),
    };
  }

  #keepCookies(lines: readonly string[]): void {
    for (const line of lines) {
      const [, name = '', value = ''] = /^([^=;]+)=([^;]*)/.exec(line) ?? [];
      if (/;\s*max-age=0\b/i.test(line)) this.#cookies.delete(name.trim());
      else this.#cookies.set(name.trim(), value.trim());
    }
  }

  #note(method: string, { origin, pathname }: URL, status: number, next: URL | undefined): void {
    const onward = next === undefined ? '' : ` → ${next.origin}${next.pathname}`;
    this.exchanges.push(`${method} ${origin}${pathname} ${status}${onward}`);
  }
}
