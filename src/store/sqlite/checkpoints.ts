import Database from 'libsql/promise';

/** How often the log is brought into the file, in milliseconds. */
const EVERY = 1_000;

export interface Checkpoints {
  /** Ends after the one under way. */
  stop(): Promise<void>;
}

/**
 * Brings what was written to the log into the database file, on a thread and a connection of its own: it waits for
 * the disk for tens of milliseconds, and nobody else waits with it. It takes no lock that a write could meet; what
 * it does not get done it does the next time.
 */
export function startCheckpoints(path: string): Checkpoints {
  let database: { exec(sql: string): Promise<void>; close(): void } | undefined;
  let running: Promise<unknown> | undefined;

  // Opened at its first use, by which time nobody reads any more what a killed process left.
  async function checkpoint(): Promise<void> {
    database ??= new Database(path, {});
    await database.exec('PRAGMA wal_checkpoint(PASSIVE)');
  }

  function run(): void {
    running ??= checkpoint()
      // A disk that fails fails the writes too, and those have somebody to tell.
      .catch(() => undefined)
      .finally(() => {
        running = undefined;
      });
  }

  const timer = setInterval(run, EVERY);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
      database?.close();
    },
  };
}
