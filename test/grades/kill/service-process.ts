import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** One life of the service, from its start to its end. */
export interface ServiceProcess {
  /** Fulfils when it serves; with false when it ended before. */
  readonly ready: Promise<boolean>;
  /** Everything that it said on both channels. */
  output(): string;
  /** Ends it in the middle of whatever it does. */
  kill(): Promise<void>;
  /** Asks it to end; rejects where it does not end well. */
  stop(): Promise<void>;
}

export function startProcess(entry: string, env: Readonly<Record<string, string>>): ServiceProcess {
  const child = spawn(process.execPath, [entry], { env: { PATH: process.env['PATH'], ...env } });
  const exited = once(child, 'exit') as Promise<[number | null, string | null]>;
  let output = '';
  let killed = false;
  const ready = new Promise<boolean>((resolve) => {
    const listen = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes(env['PUBLIC_URL'] ?? '')) resolve(!killed);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    void exited.then(([status]) => {
      if (!killed && status !== 0) output += `\nit ended by itself with ${String(status)}`;
      resolve(false);
    });
  });
  return {
    ready,
    output: () => output,
    async kill() {
      killed = true;
      child.kill('SIGKILL');
      await exited;
    },
    async stop() {
      child.kill('SIGTERM');
      const [status] = await exited;
      if (status !== 0) throw new Error(`it ended with ${String(status)}: ${output}`);
    },
  };
}
