import { DemoLmsError } from '../errors.js';
import { readForm } from './html-form.js';

const MOST_STEPS = 8;
const TIMEOUT_MS = 15_000;

/** A small browser with an administrator before it: keeps cookies, follows redirects of the tool's own origin. */
class Visitor {
  readonly #origin: string;
  readonly #cookies = new Map<string, string>();

  constructor(origin: string) {
    this.#origin = origin;
  }

  async visit(url: URL, form?: URLSearchParams): Promise<{ url: URL; status: number; html: string }> {
    let target = url;
    let body = form;
    for (let step = 0; step < MOST_STEPS; step += 1) {
      if (target.origin !== this.#origin) throw failed(`it leads away from its origin, to ${target.origin}`);
      const answer = await fetch(target, {
        method: body === undefined ? 'GET' : 'POST',
        headers: this.#headers(body !== undefined),
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(body === undefined ? {} : { body }),
      });
      this.#keepCookies(answer.headers.getSetCookie());
      const location = answer.headers.get('Location');
      const html = await answer.text();
      if (location === null) return { url: target, status: answer.status, html };
      target = new URL(location, target);
      body = undefined;
    }
    throw failed('it redirects without end');
  }

  #headers(posting: boolean): Record<string, string> {
    const cookies = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return {
      Accept: 'text/html,application/xhtml+xml',
      'Accept-Language': 'fr',
      'Sec-Fetch-Dest': 'iframe',
      'Sec-Fetch-Site': posting ? 'same-origin' : 'cross-site',
      ...(posting ? { Origin: this.#origin } : {}),
      ...(cookies === '' ? {} : { Cookie: cookies }),
    };
  }

  #keepCookies(lines: readonly string[]): void {
    for (const line of lines) {
      const [, name, value] = /^([^=;]+)=([^;]*)/.exec(line) ?? [];
      if (name !== undefined && value !== undefined) this.#cookies.set(name.trim(), value.trim());
    }
  }
}

/**
 * Opens a tool's registration address as an administrator's browser would, and confirms whatever form the tool
 * shows, until the registration has arrived.
 *
 * @param address the tool's address, with `openid_configuration` and `registration_token` in its query
 * @param isDone whether the registration has arrived
 * @throws DemoLmsError `registration_failed` (502), with what the tool answered
 */
export async function driveRegistration(address: URL, isDone: () => boolean): Promise<void> {
  const visitor = new Visitor(address.origin);
  let page = await visitor.visit(address).catch(asFailure);
  for (let forms = 0; forms < 3 && !isDone(); forms += 1) {
    const form = readForm(page.html, page.url);
    if (form === undefined || page.status >= 400) break;
    page = await visitor.visit(form.action, form.fields).catch(asFailure);
  }
  if (!isDone()) throw failed(`it answered ${page.status} and sent no registration`);
}

function asFailure(error: unknown): never {
  if (error instanceof DemoLmsError) throw error;
  throw failed(`it cannot be reached (${error instanceof Error ? error.message : String(error)})`);
}

function failed(reason: string): DemoLmsError {
  return new DemoLmsError(502, 'registration_failed', `the tool's registration address failed: ${reason}`);
}
