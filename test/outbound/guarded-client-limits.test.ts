import type { Socket } from 'node:net';
import { guardedClient, type GuardSettings } from '../../src/outbound/guarded-client.js';
import { startServer, type TestServer } from './test-server.js';

const SETTINGS: GuardSettings = { allowLoopback: true, allowedPrivateHosts: [], userAgent: 'Parcours' };

const servers: TestServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function serve(...answer: Parameters<typeof startServer>): Promise<TestServer> {
  const server = await startServer(...answer);
  servers.push(server);
  return server;
}

describe('the limit of size', () => {
  it('lets through an answer of exactly that many bytes', async () => {
    const server = await serve((_request, response) => response.end('é'.repeat(50)));
    const { body } = await guardedClient(SETTINGS).request(server.origin, { maxBytes: 100 });
    expect(body).toHaveLength(50);
  });

  it('refuses one byte more', async () => {
    const server = await serve((_request, response) => response.end('a'.repeat(101)));
    const asked = guardedClient(SETTINGS).request(server.origin, { maxBytes: 100 });
    await expect(asked).rejects.toMatchObject({ code: 'too_large' });
  });

  it('hangs up on an answer without end', async () => {
    let hungUp: Promise<unknown> | undefined;
    const server = await serve((_request, response) => {
      hungUp = new Promise((resolve) => response.once('close', resolve));
      const pour = () => {
        while (!response.destroyed && response.write('a'.repeat(65_536)));
      };
      response.on('drain', pour);
      pour();
    });
    const asked = guardedClient(SETTINGS).request(server.origin);
    await expect(asked).rejects.toMatchObject({ code: 'too_large' });
    await hungUp;
  });
});

describe('the limit of time', () => {
  it('ends a wait for an answer', async () => {
    const server = await serve(() => undefined);
    const asked = guardedClient(SETTINGS).request(server.origin, { timeout: 60 });
    await expect(asked).rejects.toMatchObject({ code: 'timeout' });
  });

  it('ends an answer that trickles', async () => {
    const server = await serve((_request, response) => {
      const timer = setInterval(() => response.write('a'), 10);
      response.once('close', () => clearInterval(timer));
    });
    const asked = guardedClient(SETTINGS).request(server.origin, { timeout: 100 });
    await expect(asked).rejects.toMatchObject({ code: 'timeout' });
  });

  it('ends a wait for an address', async () => {
    const client = guardedClient(SETTINGS, () => undefined);
    const asked = client.request('https://lms.example/', { timeout: 60 });
    await expect(asked).rejects.toMatchObject({ code: 'timeout' });
  });
});

describe('a connection', () => {
  it('refused is an error that says so', async () => {
    const server = await startServer(() => undefined);
    await server.close();
    const asked = guardedClient(SETTINGS).request(server.origin);
    await expect(asked).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('cut in the middle of an answer is an error, not a short answer', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(200, { 'Content-Length': '100' }).write('half', () => response.destroy());
    });
    const asked = guardedClient(SETTINGS).request(server.origin);
    await expect(asked).rejects.toMatchObject({ code: 'unreachable' });
    expect(server.requests).toHaveLength(1);
  });

  it('that answers something else than HTTP is an error', async () => {
    const server = await serve((request) => {
      request.socket.end('SSH-2.0-OpenSSH_9.6\r\n');
    });
    const asked = guardedClient(SETTINGS).request(server.origin);
    await expect(asked).rejects.toMatchObject({ code: 'unreachable' });
  });
});

describe('a kept-open connection that the other side has closed', () => {
  /** Answers once on each connection, then does `next` to whoever asks on it again. */
  async function serveOnceEach(next: (socket: Socket) => void): Promise<TestServer> {
    const used = new WeakSet<Socket>();
    return serve((request, response) => {
      if (used.has(request.socket)) next(request.socket);
      else {
        used.add(request.socket);
        response.end('hello');
      }
    });
  }

  it('is asked again once, on a new one', async () => {
    const server = await serveOnceEach((socket) => socket.destroy());
    const client = guardedClient(SETTINGS);
    await client.request(server.origin);
    expect((await client.request(server.origin)).body).toBe('hello');
    expect(server.requests).toHaveLength(3);
    expect(server.connections()).toBe(2);
  });

  it('is asked again on a new one though others are kept open, all of them stale', async () => {
    const server = await serveOnceEach((socket) => socket.destroy());
    const client = guardedClient(SETTINGS);
    await Promise.all(Array.from({ length: 4 }, () => client.request(server.origin)));
    const before = server.connections();
    expect(before).toBeGreaterThan(1);
    expect((await client.request(server.origin)).body).toBe('hello');
    expect(server.connections()).toBe(before + 1);
  });

  it('is not used for what must not be done twice', async () => {
    const server = await serve((request, response) => {
      if (request.method === 'POST') request.socket.destroy();
      else response.end('hello');
    });
    const client = guardedClient(SETTINGS);
    await client.request(server.origin);
    const made = client.request(server.origin, { method: 'POST', body: '{}', once: true });
    await expect(made).rejects.toMatchObject({ code: 'unreachable' });
    expect(server.requests).toHaveLength(2);
    expect(server.connections()).toBe(2);
  });

  it('is not asked a third time', async () => {
    let closed = false;
    const server = await serve((request, response) => {
      if (closed) request.socket.destroy();
      else response.end('hello');
    });
    const client = guardedClient(SETTINGS);
    await client.request(server.origin);
    closed = true;
    await expect(client.request(server.origin)).rejects.toMatchObject({ code: 'unreachable' });
    expect(server.requests).toHaveLength(3);
  });

  it('is not asked again when it had begun to answer', async () => {
    const server = await serveOnceEach((socket) => {
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf');
    });
    const client = guardedClient(SETTINGS);
    await client.request(server.origin);
    await expect(client.request(server.origin)).rejects.toMatchObject({ code: 'unreachable' });
    expect(server.requests).toHaveLength(2);
  });

  it('that is new is not asked again', async () => {
    const server = await serve((request) => request.socket.destroy());
    await expect(guardedClient(SETTINGS).request(server.origin)).rejects.toMatchObject({
      code: 'unreachable',
    });
    expect(server.requests).toHaveLength(1);
  });
});
