import { once } from 'node:events';
import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createDemoLms, type DemoLms } from '../src/demo-lms/create-demo-lms.js';

/** An answer as the honest platform gave it. */
export interface HonestAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** What is sent in its place; `cut`: the connection is, after so many characters of the body. */
export interface Lie {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly cut?: number;
}

export interface Liar {
  readonly lms: DemoLms;
  /** Answers to requests like this are lies from now on; undefined: the truth again. */
  lie(about: { readonly path: RegExp; readonly tell: (honest: HonestAnswer) => Lie } | undefined): void;
  close(): Promise<void>;
}

function bodyOf(message: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    message.on('data', (chunk: Buffer) => chunks.push(chunk));
    message.on('end', () => resolve(Buffer.concat(chunks)));
    message.on('error', reject);
  });
}

async function ask(port: number, { method = 'GET', url = '/', headers }: IncomingMessage, body: Buffer) {
  const asked = forward({ host: '127.0.0.1', port, method, path: url, headers });
  asked.end(body);
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  const text = (await bodyOf(answer)).toString('utf8');
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: text } satisfies HonestAnswer;
}

/** Sends the lie, whatever it is: headers that no server should send are left out by Node.js itself. */
function send(response: ServerResponse, { status, headers, body, cut }: Lie): void {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) {
    try {
      response.setHeader(name, value);
    } catch {
      // A header that Node.js does not send cannot be received either.
    }
  }
  if (cut === undefined) {
    response.end(body);
    return;
  }
  response.write(body.slice(0, cut));
  response.destroy();
}

/** The demo LMS behind a door at which its answers can be spoilt. @param now for its clock, in milliseconds since 1970 */
export async function startLiar(toolOrigin: string, now: () => number): Promise<Liar> {
  let current: Parameters<Liar['lie']>[0];
  const inner = createServer();
  inner.listen(0, '127.0.0.1');
  await once(inner, 'listening');
  const { port } = inner.address() as AddressInfo;
  const outer = createServer((request, response) => {
    void bodyOf(request)
      .then((body) => ask(port, request, body))
      .then((honest) => {
        const about = current?.path.test(request.url ?? '') === true ? current : undefined;
        if (about !== undefined) {
          send(response, about.tell(honest));
          return;
        }
        // The whole body is here: it needs no chunks.
        const kept = Object.entries(honest.headers).filter(([name]) => name !== 'transfer-encoding');
        response.writeHead(honest.status, Object.fromEntries(kept));
        response.end(honest.body);
      })
      .catch(() => response.destroy());
  });
  outer.listen(0, '127.0.0.1');
  await once(outer, 'listening');
  const origin = `http://localhost:${(outer.address() as AddressInfo).port}`;
  const lms = await createDemoLms({ origin, toolOrigin, now });
  inner.on('request', lms.app);
  return {
    lms,
    lie(about) {
      current = about;
    },
    async close() {
      await lms.close();
      for (const server of [outer, inner]) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}
