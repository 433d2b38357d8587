import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { isSystemError } from './errors.js';

export interface LoopbackListener {
  /** The port taken, also when any free one was asked for. */
  readonly port: number;
  /** Stops listening and cuts open connections. */
  close(): Promise<void>;
}

/**
 * Listens on 127.0.0.1, and on ::1 where the machine has it; never on another address.
 *
 * @param port 1–65535, or 0 for any free one
 * @throws Error with `code` `EADDRINUSE` when the port is taken on either
 */
export async function listenOnLoopback(app: RequestListener, port: number): Promise<LoopbackListener> {
  const first = createServer(app);
  await listen(first, port, '127.0.0.1');
  const address = first.address();
  const taken = isAddressInfo(address) ? address.port : port;
  const servers = [first];
  const second = createServer(app);
  try {
    await listen(second, taken, '::1');
    servers.push(second);
  } catch (error) {
    // Browsers try ::1 first: another program there would answer in our place. No IPv6 at all is fine.
    if (isSystemError(error, 'EADDRINUSE')) {
      await stop(first);
      throw error;
    }
  }
  return {
    port: taken,
    close: async () => {
      await Promise.all(servers.map(stop));
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, ipv6Only: true }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function isAddressInfo(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}
