import supertest from 'supertest';

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly location: string | undefined;
  /** The page's name: its body's `data-view`. */
  readonly view: string | undefined;
  readonly setCookies: readonly string[];
}

export type Form = Readonly<Record<string, string | readonly string[]>>;

/**
 * A browser's cookies and forms over supertest, whose own agent drops `Secure` cookies on http. Redirects are
 * not followed: each hop is an answer to look at.
 */
export class TestBrowser {
  readonly cookies = new Map<string, string>();
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
  }

  get(address: string, headers: Record<string, string> = {}): Promise<Answer> {
    const { origin, path } = this.#at(address);
    return this.#send(supertest(origin).get(path).set(headers));
  }

  post(address: string, form: Form, headers: Record<string, string> = {}): Promise<Answer> {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(form)) {
      for (const part of typeof value === 'string' ? [value] : value) body.append(name, part);
    }
    return this.postRaw(address, body.toString(), headers);
  }

  postRaw(address: string, body: string, headers: Record<string, string> = {}): Promise<Answer> {
    const { origin, path } = this.#at(address);
    const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
    return this.#send(
      supertest(origin)
        .post(path)
        .set({ ...type, ...headers })
        .send(body),
    );
  }

  #at(address: string): { origin: string; path: string } {
    const { origin, pathname, search } = new URL(address, this.#origin);
    return { origin, path: pathname + search };
  }

  async #send(request: supertest.Test): Promise<Answer> {
    if (this.cookies.size > 0) {
      request.set('Cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    }
    const { status, text, headers } = await request.redirects(0).ok(() => true);
    const set = (headers as Record<string, string | string[] | undefined>)['set-cookie'] ?? [];
    const setCookies = typeof set === 'string' ? [set] : set;
    for (const cookie of setCookies) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      if (/Max-Age=0\b/i.test(cookie)) this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const plain = headers as Record<string, string>;
    const [, view] = /<body data-view="([^"]*)"/.exec(text) ?? [];
    return { status, text, headers: plain, location: plain['location'], view, setCookies };
  }
}

/** The hidden fields of the page's first form that posts. */
export function hiddenFields(html: string): Record<string, string> {
  const [, form = ''] = /<form[^>]*method="post"[^>]*>(.*?)<\/form>/s.exec(html) ?? [];
  const fields = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  return Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value]));
}
