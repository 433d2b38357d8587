import { open, type FileHandle } from 'node:fs/promises';
import { StoreError } from '../errors.js';

/** The disk failed: what it was given then may be lost, whatever it says later. */
export class DiskError extends StoreError {}

/**
 * Waits until SQLite's write-ahead log is on the disk, as a commit with `synchronous=FULL` does by itself, but on
 * another thread: the connection can be read meanwhile.
 */
export class LogOnDisk {
  readonly #path: string | undefined;
  #file: FileHandle | undefined;
  #failure: DiskError | undefined;

  /** @param path of the log, which is there from the first commit on; of a database that no file holds, none */
  constructor(path: string | undefined) {
    this.#path = path;
  }

  /** @throws DiskError once the disk has failed: nothing more is written that must last, and nobody is told that it was. */
  refuseAfterFailure(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  /**
   * Resolves when all that was committed before the call is on the disk.
   * @throws StoreError when the disk fails, and from then on always: what it did not write then, it may never write
   *   (PostgreSQL wiki, "Fsync Errors", 2019).
   */
  async settled(): Promise<void> {
    if (this.#path === undefined) return;
    this.refuseAfterFailure();
    try {
      this.#file ??= await open(this.#path, 'r+');
      await this.#file.datasync();
    } catch (error) {
      this.#failure = new DiskError('the disk did not take what was written', { cause: error });
      throw this.#failure;
    }
  }

  async close(): Promise<void> {
    await this.#file?.close();
  }
}
