import path from 'node:path';
import { run } from '../../../src/cli/run.js';
import { definitions } from '../../../src/services.js';
import { openStore } from '../../../src/store/open-store.js';
import type { Store } from '../../../src/store/port.js';
import { temporaryDirectory } from '../../support/stores.js';

export const NOW = Date.UTC(2026, 10, 21, 9, 30);

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The commands, run in this process on a store file of their own at a standing clock. */
export interface CommandLine {
  readonly env: Record<string, string>;
  readonly directory: string;
  readonly storeFile: string;
  readonly run: (...argv: string[]) => Promise<Outcome>;
  /** What the command prints as JSON; fails when it fails. */
  json(...argv: string[]): Promise<unknown>;
  /** Opens the same store, as a running service would have it open. */
  withStore<T>(work: (store: Store) => Promise<T>): Promise<T>;
}

export async function commandLine(settings: Record<string, string> = {}): Promise<CommandLine> {
  const directory = await temporaryDirectory();
  const storeFile = path.join(directory, 'parcours.db');
  const storeUrl = `sqlite:${storeFile}`;
  const env = {
    STORE_URL: storeUrl,
    DATA_DIR: path.join(directory, 'data'),
    PUBLIC_URL: 'https://parcours.example.fr',
    ...settings,
  };

  async function runHere(...argv: string[]): Promise<Outcome> {
    const out: string[] = [];
    const err: string[] = [];
    const io = {
      env,
      out: (text: string) => void out.push(text),
      err: (text: string) => void err.push(text),
      now: () => NOW,
    };
    const code = await run(argv, io);
    return { code, out: out.join('\n'), err: err.join('\n') };
  }

  return {
    env,
    directory,
    storeFile,
    run: runHere,
    async json(...argv) {
      const { code, out, err } = await runHere(...argv, '--json');
      if (code !== 0 || err !== '') throw new Error(`${code}: ${err}`);
      return JSON.parse(out) as unknown;
    },
    async withStore(work) {
      const store = await openStore(storeUrl, { definitions });
      try {
        return await work(store);
      } finally {
        await store.close();
      }
    },
  };
}

const ISSUER = 'https://moodle.example.fr';

/** How `platforms add` is written, with these options in the place of the usual ones; undefined leaves one out. */
export function addPlatform(changes: Record<string, string | undefined> = {}): string[] {
  const options: Record<string, string | undefined> = {
    issuer: ISSUER,
    'client-id': 'client-1',
    deployment: '1',
    'auth-url': `${ISSUER}/mod/lti/auth.php`,
    'token-url': `${ISSUER}/mod/lti/token.php`,
    'jwks-url': `${ISSUER}/mod/lti/certs.php`,
    ...changes,
  };
  const given = Object.entries(options).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, value],
  );
  return ['platforms', 'add', ...given];
}

/** The registration that {@link addPlatform} makes, as other commands name it. */
export const KEY = [ISSUER, 'client-1'] as const;
