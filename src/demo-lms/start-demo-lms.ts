import { createDemoLms } from './create-demo-lms.js';
import type { DemoLms, DemoLmsOptions } from './create-demo-lms.js';
import { listenOnLoopback } from './listen-on-loopback.js';

/**
 * A demo LMS that listens, on `http://localhost:PORT`; `close` stops both.
 *
 * @param port 1–65535; any free one when absent
 * @throws Error with `code` `EADDRINUSE` when the port is taken
 */
export async function startDemoLms(
  options: Omit<DemoLmsOptions, 'origin'> & { readonly port?: number },
): Promise<DemoLms> {
  const { port = 0, ...rest } = options;
  let answer: DemoLms['app'] | undefined;
  const listener = await listenOnLoopback((request, response) => {
    if (answer === undefined) response.writeHead(503).end();
    else answer(request, response);
  }, port);
  try {
    const lms = await createDemoLms({ ...rest, origin: `http://localhost:${listener.port}` });
    answer = lms.app;
    return {
      ...lms,
      close: async () => {
        await lms.close();
        await listener.close();
      },
    };
  } catch (error) {
    await listener.close();
    throw error;
  }
}
