import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { commandLine, type Outcome } from '../support/command-line.js';

/** Ends the command, as Ctrl+C does, once it serves. */
async function untilEnded(serve: () => Promise<Outcome>): Promise<Outcome> {
  const listening = process.listenerCount('SIGTERM');
  const running = serve();
  while (process.listenerCount('SIGTERM') === listening) await new Promise((wait) => setTimeout(wait, 20));
  process.emit('SIGTERM');
  return running;
}

it('serves until it is ended, and says where', async () => {
  const cli = await commandLine();
  const { code, out, err } = await untilEnded(() =>
    cli.run('content', 'preview', 'donnees-secret-01', '--port', '0'),
  );
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

it('fails for an id that neither an item nor a module has, and names it', async () => {
  const cli = await commandLine();
  const { code, out, err } = await cli.run('content', 'preview', 'nope', '--port', '0');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toBe('parcours content preview: there is no item and no module "nope"');
});

it('waits for an id while a file is wrong', async () => {
  const cli = await commandLine();
  const folder = path.join(cli.directory, 'ours');
  await mkdir(path.join(folder, 'items'), { recursive: true });
  await writeFile(path.join(folder, 'items', 'ours-01.yaml'), 'id: [');
  cli.env['CONTENT_DIRS'] = folder;
  const { code, out, err } = await untilEnded(() => cli.run('content', 'preview', 'ours-01', '--port', '0'));
  expect({ code, out }).toEqual({ code: 0, out: 'Ended.' });
  expect(err).toContain('ours-01 is shown at');
});

it('refuses a port that is none', async () => {
  const cli = await commandLine();
  const { code, err } = await cli.run('content', 'preview', 'donnees-secret-01', '--port', '70000');
  expect(code).toBe(2);
  expect(err).toContain('a whole number from 0 to 65535');
});
