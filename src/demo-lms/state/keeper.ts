import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

import { isSystemError } from '../errors.js';
import { demoState } from './schema.js';
import type { DemoState } from './schema.js';

/** The state, and the way to make its changes last. */
export interface StateKeeper {
  readonly state: DemoState;
  /** Resolves once every change made before the call is in the file; at once when there is no file. */
  save(): Promise<void>;
}

/**
 * Opens the state kept in `file` (JSON, mode 600, replaced atomically), or in memory without one.
 * A file that cannot be read as ours is left alone and refused.
 *
 * @throws Error when the file exists and is not a demo LMS's state
 */
export async function openState(file: string | undefined, fresh: () => DemoState): Promise<StateKeeper> {
  if (file === undefined) return { state: fresh(), save: async () => undefined };
  const state = (await readState(file)) ?? fresh();
  let last: Promise<void> = Promise.resolve();
  const save = () => {
    // A failed write must not fail the ones after it.
    last = last.catch(() => undefined).then(() => replaceFile(file, JSON.stringify(state, null, 2)));
    return last;
  };
  await save();
  return { state, save };
}

async function readState(file: string): Promise<DemoState | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return undefined;
    throw error;
  }
  try {
    return demoState.parse(JSON.parse(text));
  } catch (error) {
    throw new Error(`${file} is not the state of a demo LMS; move it away to start afresh`, { cause: error });
  }
}

async function replaceFile(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  await writeFile(draft, text, { mode: 0o600 });
  await rename(draft, file);
}
