import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toolKeys, toolKeysDefinition, type ToolKeys } from '../../../../src/lti/keys/tool-keys.js';
import type { Registration } from '../../../../src/lti/registrations.js';
import { guardedClient, type GuardedClient } from '../../../../src/outbound/guarded-client.js';
import { secretBox } from '../../../../src/security/secret-box.js';
import { memoryStore } from '../../../support/stores.js';

export interface PlannedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A platform that answers as a test plans it, where the demo LMS is too well-behaved. */
export interface Platform {
  readonly origin: string;
  readonly registration: Registration;
  readonly client: GuardedClient;
  readonly keys: ToolKeys;
  /** Milliseconds since 1970, as the tool sees it. */
  time: number;
  readonly now: () => number;
  /** What came in, oldest first. */
  readonly received: ReceivedRequest[];
  /** How it answers from now on; a token for an hour and an empty 200 unless told. */
  answer: (request: ReceivedRequest) => PlannedAnswer | Promise<PlannedAnswer>;
  stop(): void;
}

/** A good answer of the token endpoint. */
export function token(value: string, more: object = {}): PlannedAnswer {
  return { body: JSON.stringify({ access_token: value, token_type: 'Bearer', expires_in: 3_600, ...more }) };
}

export const usual = ({ path }: ReceivedRequest): PlannedAnswer => (path === '/token' ? token('good') : {});

export async function startPlatform(): Promise<Platform> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      const received = { method, path, headers, body: Buffer.concat(chunks).toString() };
      platform.received.push(received);
      void Promise.resolve(platform.answer(received)).then(({ status = 200, headers: sent, body }) => {
        response.writeHead(status, sent);
        response.end(body);
      });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const store = await memoryStore([toolKeysDefinition]);
  const now = () => platform.time;
  const platform: Platform = {
    origin,
    registration: {
      id: 'registration-1',
      institutionId: 'ifsi',
      issuer: origin,
      clientId: 'client-1',
      name: 'Un LMS',
      family: 'moodle',
      status: 'active',
      authorizationUrl: `${origin}/authorize`,
      tokenUrl: `${origin}/token`,
      jwksUrl: `${origin}/keys`,
      scopes: [],
      frameOrigins: [],
      demo: false,
      createdAt: 0,
    },
    client: guardedClient({ allowLoopback: true, allowedPrivateHosts: [], userAgent: 'Parcours' }),
    keys: toolKeys(store, secretBox([Buffer.alloc(32, 7).toString('base64')]), now),
    time: Date.UTC(2041, 4, 6, 7, 8, 9),
    now,
    received: [],
    answer: usual,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
  return platform;
}
