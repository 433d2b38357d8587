import { jest } from '@jest/globals';
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

/** The real disk, as far as Node.js waits for it, until the test ends. */
export async function watchedDisk(): Promise<WatchedDisk> {
  const file = await open(join(await temporaryDirectory(), 'any'), 'w');
  const handles = Object.getPrototypeOf(file) as FileHandle;
  await file.close();
  const spy = jest.spyOn(handles, 'datasync');
  restoring.push(() => spy.mockRestore());
  return {
    waits: () => spy.mock.calls.length,
    beforeEach: (work) =>
      spy.mockImplementation(async function (this: FileHandle) {
        await work();
        await promisify(fdatasync)(this.fd);
      }),
    failNext: () => spy.mockRejectedValueOnce(Object.assign(new Error('EIO'), { code: 'EIO' })),
  };
}

const restoring: (() => void)[] = [];
afterEach(() => {
  for (const restore of restoring.splice(0)) restore();
});
