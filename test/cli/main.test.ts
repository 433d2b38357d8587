import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { commandLine } from './support/command-line.js';
import { runProcess, startProcess } from './support/command-process.js';

it('prints its output to the standard output, its notes beside it, and exits with 0', async () => {
  const { env } = await commandLine();
  const { code, out, err } = await runProcess(['platforms', 'invite'], env);
  expect(code).toBe(0);
  expect(out).toMatch(/^https:\/\/parcours\.example\.fr\/lti\/register\?invite=[\w-]{43}\n$/);
  expect(err).toMatch(/^It works once/);
});

it('prints nothing but JSON with --json', async () => {
  const { env } = await commandLine();
  const { code, out, err } = await runProcess(['grades', 'status', '--json'], env);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(JSON.parse(out)).toMatchObject({ due: 0 });
});

it('exits with 2 for a line that is not written as it must be, with 1 for what cannot be done', async () => {
  const { env } = await commandLine();
  const [usage, failure] = await Promise.all([
    runProcess(['platforms', 'approve', 'https://moodle.example.fr'], env),
    runProcess(['platforms', 'approve', 'https://moodle.example.fr', 'nobody'], env),
  ]);
  expect(usage).toMatchObject({ code: 2, out: '' });
  expect(usage.err).toContain('CLIENT_ID is missing');
  expect(failure).toMatchObject({ code: 1, out: '' });
  expect(failure.err).toContain('no platform is registered');
});

it('ends quietly when its reader has seen enough', async () => {
  const { env } = await commandLine();
  const child = startProcess(['--help'], env);
  child.stdout.destroy();
  const [err] = await Promise.all([text(child.stderr), once(child, 'close')]);
  expect({ code: child.exitCode, err }).toEqual({ code: 0, err: '' });
});
