import { Agent, request } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly location: string | undefined;
  readonly body: string;
}

/** What a browser sends with every page that it asks for. */
const HEADERS = {
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'accept-language': 'fr,fr-FR;q=0.8,en-US;q=0.5,en;q=0.3',
  'accept-encoding': 'gzip, deflate, br',
  'upgrade-insecure-requests': '1',
  'sec-fetch-dest': 'document',
  'sec-fetch-mode': 'navigate',
};

/** Shared by all browsers: connections stay open, as behind a proxy, but close before the server's do. */
const agent = new Agent({ keepAlive: true, timeout: 3_000 });

/** One person's browser, as far as a server can tell: cookies, forms, redirects followed by hand. */
export class Browser {
  readonly #cookies = new Map<string, string>();

  get(url: string, site: 'cross-site' | 'same-origin'): Promise<Answer> {
    return this.#send('GET', url, site);
  }

  post(
    url: string,
    form: Readonly<Record<string, string>>,
    site: 'cross-site' | 'same-origin',
  ): Promise<Answer> {
    return this.#send('POST', url, site, new URLSearchParams(form).toString());
  }

  #send(method: string, url: string, site: string, body?: string): Promise<Answer> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = {
      ...HEADERS,
      'sec-fetch-site': site,
      ...(cookie === '' ? {} : { cookie }),
      ...(body === undefined
        ? {}
        : {
            'content-type': 'application/x-www-form-urlencoded',
            'content-length': Buffer.byteLength(body),
            origin: site === 'same-origin' ? new URL(url).origin : 'null',
          }),
    };
    return new Promise((resolve, reject) => {
      const sent = request(url, { method, headers, agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          for (const line of response.headers['set-cookie'] ?? []) this.#keep(line);
          const { location } = response.headers;
          resolve({
            status: response.statusCode ?? 0,
            location: location === undefined ? undefined : new URL(location, url).href,
            body: Buffer.concat(chunks).toString('utf8'),
          });
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  /** `Secure` is kept on http too: browsers do so on loopback. */
  #keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === '') this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}
