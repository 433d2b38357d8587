import { fdatasync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { temporaryDirectory } from '../../support/stores.js';

export interface WatchedDisk {
  /** How often it was waited for. */
  waits(): number;
  /** Done first whenever it is waited for. */
  beforeEach(work: () => Promise<void>): void;
  /** The next wait fails, as that for a disk that is broken does. */
  failNext(): void;
}

/** The real disk, as far as Node.js waits for it through handles of files, until the test ends. */
export async function watchedDisk(): Promise<WatchedDisk> {
  const file = await open(join(await temporaryDirectory(), 'any'), 'w');
  const handles = Object.getPrototypeOf(file) as object;
  await file.close();
  let waits = 0;
  let fails = false;
  let before = () => Promise.resolve();
  const real = Object.getOwnPropertyDescriptor(handles, 'datasync') ?? {};
  restoring.push(() => Object.defineProperty(handles, 'datasync', real));
  Object.defineProperty(handles, 'datasync', {
    ...real,
    async value(this: FileHandle) {
      waits += 1;
      await before();
      if (fails) {
        fails = false;
        throw Object.assign(new Error('EIO: i/o error, fdatasync'), { code: 'EIO' });
      }
      await promisify(fdatasync)(this.fd);
    },
  });
  return {
    waits: () => waits,
    beforeEach: (work) => (before = work),
    failNext: () => (fails = true),
  };
}

const restoring: (() => void)[] = [];
afterEach(() => {
  for (const restore of restoring.splice(0)) restore();
});
