import { createServer } from 'node:net';
import { commandLine } from '../support/command-line.js';

it('serves until it is ended, and says where', async () => {
  const cli = await commandLine();
  const listening = process.listenerCount('SIGTERM');
  const running = cli.run('content', 'preview', 'donnees-secret-01', '--port', '0');
  while (process.listenerCount('SIGTERM') === listening) await new Promise((wait) => setTimeout(wait, 20));
  process.emit('SIGTERM');
  const { code, out, err } = await running;
  expect({ code, out }).toEqual({ code: 0, out: 'Ended.' });
  expect(err).toMatch(/^donnees-secret-01 is shown at http:\/\/localhost:\d+\/$/);
});

it('leaves a port that is taken', async () => {
  const other = createServer();
  const port = await new Promise<number>((resolve) => {
    other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
  });
  const cli = await commandLine();
  const { code, err } = await cli.run('content', 'preview', 'donnees-secret-01', '--port', String(port));
  other.close();
  expect(code).toBe(1);
  expect(err).toContain(`port ${port} is taken`);
});

it('refuses a port that is none', async () => {
  const cli = await commandLine();
  const { code, err } = await cli.run('content', 'preview', 'donnees-secret-01', '--port', '70000');
  expect(code).toBe(2);
  expect(err).toContain('a whole number from 0 to 65535');
});
