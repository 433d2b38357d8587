import { networkInterfaces } from 'node:os';
import { listenOnLoopback } from '../../src/demo-lms/listen-on-loopback.js';

/** Addresses of this machine at which nobody but 127.0.0.1 and ::1 may be answered. */
function otherAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const outside = all.filter(({ internal, scopeid }) => !internal && !scopeid);
  const hosts = outside.map(({ address, family }) => (family === 'IPv6' ? `[${address}]` : address));
  // All of 127/8 is this machine on Linux: what listens everywhere answers there too.
  return process.platform === 'linux' ? ['127.0.0.2', ...hosts] : hosts;
}

it('answers at no other address of this machine', async () => {
  const listener = await listenOnLoopback((_request, response) => response.end('here'), 0);
  try {
    expect(await (await fetch(`http://127.0.0.1:${listener.port}/`)).text()).toBe('here');
    for (const host of otherAddresses())
      await expect(fetch(`http://${host}:${listener.port}/`)).rejects.toThrow('fetch failed');
  } finally {
    await listener.close();
  }
});
