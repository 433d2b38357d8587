import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PlatformRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface PlatformAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is when a text, as JSON otherwise. */
  readonly body?: unknown;
}

/** An LMS as far as a registration sees it: a configuration, and an endpoint that registers. */
export interface FakePlatform {
  readonly origin: string;
  readonly configurationUrl: string;
  readonly requests: PlatformRequest[];
  /** What it says of itself when all is well. */
  goodConfiguration(): Record<string, unknown>;
  /** What it answers; put back by `reset`. */
  configuration: () => PlatformAnswer;
  registration: () => PlatformAnswer | Promise<PlatformAnswer>;
  reset(): void;
  close(): Promise<void>;
}

export const TOOL_CONFIGURATION = 'https://purl.imsglobal.org/spec/lti-tool-configuration';

export async function startFakePlatform(): Promise<FakePlatform> {
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      platform.requests.push({ method, path, headers, body });
      const answering = path === '/configuration' ? platform.configuration() : platform.registration();
      void Promise.resolve(answering).then(({ status = 200, headers: more = {}, body: content = '' }) => {
        response.writeHead(status, { 'Content-Type': 'application/json', ...more });
        response.end(typeof content === 'string' ? content : JSON.stringify(content));
      });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const platform: FakePlatform = {
    origin,
    configurationUrl: `${origin}/configuration`,
    requests: [],
    goodConfiguration: () => ({
      issuer: origin,
      authorization_endpoint: `${origin}/authorize`,
      token_endpoint: `${origin}/token`,
      jwks_uri: `${origin}/keys`,
      registration_endpoint: `${origin}/register`,
    }),
    configuration: () => ({}),
    registration: () => ({}),
    reset() {
      platform.requests.length = 0;
      platform.configuration = () => ({ body: platform.goodConfiguration() });
      platform.registration = () => ({
        body: { client_id: 'client-1', [TOOL_CONFIGURATION]: { deployment_id: '7' } },
      });
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  platform.reset();
  return platform;
}
