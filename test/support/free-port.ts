import { once } from 'node:events';
import { createServer } from 'node:http';

let lastTried = 0;

/**
 * A port that nothing listens on, below those that systems give out: no other test's server can be given it before
 * it is used. Each worker looks in a range of its own.
 */
export async function freePort(): Promise<string> {
  for (;;) {
    const port = 20_000 + Number(process.env.JEST_WORKER_ID ?? 1) * 500 + (lastTried += 1);
    const server = createServer();
    server.listen(port);
    const free = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    if (!free) continue;
    server.close();
    await once(server, 'close');
    return String(port);
  }
}
