import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Provider } from 'oidc-provider';
import { TestBrowser, type Answer } from '../support/test-browser.js';

/** A real OpenID provider on this machine: its people are named by what they type as their login. */
export interface RunningProvider {
  readonly issuer: string;
  /** Whether it vouches for e-mail addresses. */
  verified: boolean;
  /** Answers in the place of the provider, while it is set. */
  imitate: ((path: string) => { status: number; body: string } | undefined) | undefined;
  /** Begins to serve a client that is led back to this address. */
  serve(redirectUri: string): Promise<void>;
  /** Signs in at the address that the tool led to. @returns the address that the provider leads back to */
  signIn(address: string, login: string): Promise<string>;
  stop(): void;
}

export const CLIENT = { id: 'parcours', secret: 'a-secret-of-the-provider' } as const;

async function providerAt(issuer: string, redirectUri: string, isVerified: () => boolean): Promise<Provider> {
  // It warns that what serves a test would not serve an organisation.
  Object.assign(console, { warn: () => undefined, info: () => undefined });
  const { Provider: RealProvider } = await import('oidc-provider');
  return new RealProvider(issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    cookies: { keys: ['for tests'] },
    pkce: { required: () => true },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: async () => ({ sub: id, email: `${id}@example.fr`, email_verified: isVerified() }),
    }),
  });
}

export async function startProvider(): Promise<RunningProvider> {
  const server: Server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const running: RunningProvider = {
    issuer,
    verified: true,
    imitate: undefined,
    async serve(redirectUri) {
      const answer = (await providerAt(issuer, redirectUri, () => running.verified)).callback();
      server.on('request', (request, response) => {
        const imitated = running.imitate?.(request.url ?? '');
        if (imitated === undefined) void answer(request, response);
        else {
          const type = { 'content-type': 'application/json' };
          response.writeHead(imitated.status, type).end(imitated.body);
        }
      });
    },
    async signIn(address, login) {
      const browser = new TestBrowser(issuer);
      let answer: Answer = await browser.get(address);
      for (let hops = 0; hops < 12; hops += 1) {
        const { location = '' } = answer;
        if (location !== '' && !location.startsWith(issuer) && !location.startsWith('/')) return location;
        if (location !== '') answer = await browser.get(location);
        else {
          const [, form = ''] = /action="([^"]*)"/.exec(answer.text) ?? [];
          const [, prompt = ''] = /name="prompt" value="([^"]*)"/.exec(answer.text) ?? [];
          answer = await browser.post(form, { prompt, login, password: 'any' });
        }
      }
      throw new Error(`the provider led nowhere: ${answer.status} ${answer.text.slice(0, 500)}`);
    },
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
  return running;
}
