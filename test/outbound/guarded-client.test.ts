import { guardedClient, type GuardSettings, type Resolver } from '../../src/outbound/guarded-client.js';
import { startServer, type TestServer } from './test-server.js';

const SETTINGS: GuardSettings = {
  allowLoopback: true,
  allowedPrivateHosts: [],
  userAgent: 'Parcours (+https://parcours.example)',
};

const servers: TestServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function serve(...answer: Parameters<typeof startServer>): Promise<TestServer> {
  const server = await startServer(...answer);
  servers.push(server);
  return server;
}

const hello = () => serve((_request, response) => response.end('hello'));

/** Knows these names and no others; counts how often it was asked. */
function names(known: Readonly<Record<string, readonly string[]>>): { resolve: Resolver; asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    resolve: (name, _options, callback) => {
      asked.push(name);
      const addresses = known[name]?.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
      if (addresses === undefined) callback(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }), []);
      else callback(null, addresses);
    },
  };
}

describe('an exchange', () => {
  it('gives status, headers and body, whatever the status', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(418, { 'X-Kind': 'teapot' }).end('é'.repeat(3));
    });
    const answer = await guardedClient(SETTINGS).request(server.origin);
    expect(answer).toMatchObject({ status: 418, body: 'ééé', headers: { 'x-kind': 'teapot' } });
  });

  it('sends method, headers, body and its length in bytes', async () => {
    let body = '';
    const server = await serve((request, response) => {
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      request.on('end', () => response.end());
    });
    const headers = { 'content-type': 'application/json', authorization: 'Bearer x' };
    await guardedClient(SETTINGS).request(`${server.origin}/path?query=1`, {
      method: 'POST',
      headers,
      body: '"é🩺"',
    });
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      url: '/path?query=1',
      headers: { ...headers, 'content-length': '8' },
    });
    expect(body).toBe('"é🩺"');
  });

  it('names itself to every platform', async () => {
    const server = await hello();
    await guardedClient(SETTINGS).request(server.origin);
    expect(server.requests[0]?.headers['user-agent']).toBe('Parcours (+https://parcours.example)');
  });

  it.each([301, 302, 303, 307, 308])('does not follow a %d', async (status) => {
    const server = await serve((_request, response) => {
      response.writeHead(status, { Location: '/elsewhere' }).end();
    });
    expect((await guardedClient(SETTINGS).request(server.origin)).status).toBe(status);
    expect(server.requests).toHaveLength(1);
  });

  it('keeps its connection open for the next', async () => {
    const server = await hello();
    const client = guardedClient(SETTINGS);
    for (let time = 0; time < 3; time += 1) await client.request(server.origin);
    expect(server.connections()).toBe(1);
  });
});

describe('refuses an address', () => {
  it.each([
    ['that is none', ''],
    ['that is relative', '/path'],
    ['of a file', 'file:///etc/passwd'],
    ['of another scheme', 'ftp://lms.example/'],
    ['with data', 'data:text/plain,x'],
    ['with a user', 'https://user@lms.example/'],
    ['with a password', 'https://:secret@lms.example/'],
    ['by plain http outside this machine', 'http://lms.example/'],
    ['by plain http to a private address', 'http://10.0.0.1/'],
    ['by plain http to a name that begins like this machine’s', 'http://localhost.evil.example/'],
  ])('%s', async (_name, url) => {
    await expect(guardedClient(SETTINGS).request(url)).rejects.toMatchObject({ code: 'url_refused' });
  });

  it('of this machine by plain http, unless that is allowed', async () => {
    const server = await hello();
    const client = guardedClient({ ...SETTINGS, allowLoopback: false });
    for (const host of ['127.0.0.1', 'localhost', 'lms.localhost', '[::1]', '2130706433', '0x7f.1']) {
      const refused = client.request(`http://${host}:${server.port}/`);
      await expect(refused).rejects.toMatchObject({ code: 'url_refused' });
    }
    expect(server.connections()).toBe(0);
  });

  it.each([
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://[::1]/',
    'https://10.0.0.1/',
    'https://192.168.0.1/',
    'https://169.254.169.254/latest/meta-data',
    'https://0.0.0.0/',
    'https://[fe80::1]/',
    'https://[fd00:ec2::254]/',
    'https://[::ffff:10.0.0.1]/',
    'https://[::ffff:169.254.169.254]/',
    'https://[64:ff9b::a00:1]/',
  ])('that is not on the public network: %s', async (url) => {
    const client = guardedClient({ ...SETTINGS, allowLoopback: false });
    await expect(client.request(url)).rejects.toMatchObject({ code: 'address_refused' });
  });

  it('does not repeat a password in its error', async () => {
    const refused = guardedClient(SETTINGS).request('https://user:secret@lms.example/');
    await expect(refused).rejects.not.toThrow('secret');
  });
});

describe('judges a name by what it resolves to', () => {
  it.each([
    ['a private address', ['10.0.0.5']],
    ['a link-local address', ['169.254.1.1']],
    ['a cloud’s metadata', ['169.254.169.254']],
    ['this machine', ['127.0.0.1']],
    ['this machine over IPv6', ['::1']],
    ['a unique local address', ['fd12::1']],
    ['a link-local IPv6 address', ['fe80::1']],
    ['an IPv4-mapped private address', ['::ffff:10.0.0.5']],
    ['an IPv4-mapped address of this machine', ['::ffff:127.0.0.1']],
    ['a public address and a private one', ['1.1.1.1', '10.0.0.5']],
  ])('and refuses %s', async (_name, addresses) => {
    const { resolve } = names({ 'lms.example': addresses });
    const client = guardedClient({ ...SETTINGS, allowLoopback: false }, resolve);
    await expect(client.request('https://lms.example/')).rejects.toMatchObject({ code: 'address_refused' });
  });

  it('and refuses this machine’s own name, as the system resolves it', async () => {
    const client = guardedClient({ ...SETTINGS, allowLoopback: false });
    await expect(client.request('https://localhost/')).rejects.toMatchObject({ code: 'address_refused' });
  });

  it('once: what was judged is what is connected to', async () => {
    const server = await hello();
    let lookups = 0;
    const rebinding: Resolver = (_name, _options, callback) => {
      lookups += 1;
      callback(null, [{ address: lookups === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }]);
    };
    const client = guardedClient(SETTINGS, rebinding);
    expect((await client.request(`http://lms.localhost:${server.port}/`)).body).toBe('hello');
    expect(lookups).toBe(1);
  });

  it('and again for each new connection', async () => {
    const server = await serve((_request, response) =>
      response.setHeader('Connection', 'close').end('hello'),
    );
    let address = '127.0.0.1';
    const changing: Resolver = (_name, _options, callback) => callback(null, [{ address, family: 4 }]);
    const client = guardedClient(SETTINGS, changing);
    await client.request(`http://lms.localhost:${server.port}/`);
    address = '10.0.0.1';
    const again = client.request(`http://lms.localhost:${server.port}/`);
    await expect(again).rejects.toMatchObject({ code: 'address_refused' });
  });

  it('and asks for localhost where a name is under it, which not every resolver knows', async () => {
    const server = await hello();
    const { resolve, asked } = names({ localhost: ['127.0.0.1'] });
    await guardedClient(SETTINGS, resolve).request(`http://lms.localhost:${server.port}/`);
    expect(asked).toEqual(['localhost']);
  });

  it.each([
    ['cannot be resolved', {}],
    ['has no address', { 'lms.example': [] }],
  ])('and says that a name %s', async (_name, known) => {
    const client = guardedClient(SETTINGS, names(known).resolve);
    await expect(client.request('https://lms.example/')).rejects.toMatchObject({ code: 'unreachable' });
  });
});

describe('hosts that may be private', () => {
  /** Whether anything reached the server; what is behind `https` here speaks no TLS. */
  async function reached(host: string, allowed: readonly string[], known: Record<string, string[]>) {
    const server = await hello();
    const settings = { ...SETTINGS, allowLoopback: false, allowedPrivateHosts: allowed };
    const client = guardedClient(settings, names(known).resolve);
    const code = await client.request(`https://${host}:${server.port}/`).catch((error: unknown) => error);
    return { code: (code as { code: unknown }).code, connections: server.connections() };
  }

  const CAMPUS = { 'lms.campus.example': ['127.0.0.1'], 'other.campus.example': ['127.0.0.1'] };

  it('are connected to', async () => {
    expect(await reached('lms.campus.example', ['lms.campus.example'], CAMPUS)).toEqual({
      code: 'unreachable',
      connections: 1,
    });
  });

  it.each([
    ['in capitals', 'lms.campus.example', 'LMS.Campus.Example'],
    ['as an address', '127.0.0.1', '127.0.0.1'],
  ])('may be named %s', async (_name, host, allowed) => {
    expect((await reached(host, [allowed], CAMPUS)).connections).toBe(1);
  });

  it('may be named as an IPv6 address, with or without brackets', async () => {
    for (const allowed of ['fd00::1', '[fd00::1]']) {
      const client = guardedClient({ ...SETTINGS, allowedPrivateHosts: [allowed] });
      const asked = client.request('https://[fd00::1]:1/', { timeout: 200 });
      await expect(asked).rejects.not.toMatchObject({ code: 'address_refused' });
    }
  });

  it.each(['other.campus.example', 'lms.campus.example.', 'x.lms.campus.example'])(
    'open no other: %s',
    async (host) => {
      const known = {
        ...CAMPUS,
        'lms.campus.example.': ['127.0.0.1'],
        'x.lms.campus.example': ['127.0.0.1'],
      };
      expect(await reached(host, ['lms.campus.example'], known)).toEqual({
        code: 'address_refused',
        connections: 0,
      });
    },
  );

  it('do not get plain http', async () => {
    const client = guardedClient({ ...SETTINGS, allowedPrivateHosts: ['lms.campus.example'] });
    const asked = client.request('http://lms.campus.example/');
    await expect(asked).rejects.toMatchObject({ code: 'url_refused' });
  });
});
