import type { Durability } from '../port.js';

/** What it takes to share a connection's transactions. */
export interface Transactions {
  /** Begins one that no other process's write can enter, once it is this one's turn. */
  begin(): Promise<void>;
  commit(): void;
  /** Waits until all that was committed is on the disk. */
  lasts(): Promise<void>;
  /** Undoes one that is open, if any is. */
  rollBack(): void;
  /** Whether one is open: the database ends it by itself when the disk is full or fails. */
  isOpen(): boolean;
}

interface Write {
  readonly durability: Durability;
  readonly work: () => unknown;
  readonly done: (result: unknown) => void;
  readonly failed: (error: unknown) => void;
}

/** A write that was done or refused, and how its writer learns of it. */
interface Told {
  readonly durability: Durability;
  readonly tell: () => void;
  readonly failed: (error: unknown) => void;
}

/** A transaction that the database ended before it was committed: nothing of it remains. */
class BrokenTransactionError extends Error {}

/**
 * Writes that arrive together are committed together, which costs hardly more than one (group commit: DeWitt and
 * others, 1984). Each is told its own outcome, and only after the commit: a statement that a constraint refuses
 * changes nothing and leaves the others as they are; where the transaction as a whole fails, all are told so. Who
 * must last is told once it does; the others need not wait for that.
 */
export class SharedTransactions {
  readonly #transactions: Transactions;
  #waiting: Write[] = [];
  #running: Promise<void> | undefined;

  constructor(transactions: Transactions) {
    this.#transactions = transactions;
  }

  /** @param work runs one statement, at once and without waiting for anything */
  write<R>(work: () => R, durability: Durability): Promise<R> {
    return new Promise<R>((resolve, reject) => {
      this.#waiting.push({ durability, work, done: (result) => resolve(result as R), failed: reject });
      this.#running ??= this.#run();
    });
  }

  /** Waits until nothing is left to write. */
  async settled(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      // What else this turn of the event loop brings comes along.
      await new Promise(setImmediate);
      const writes = this.#waiting;
      this.#waiting = [];
      await this.#commit(writes);
    }
    this.#running = undefined;
  }

  async #commit(writes: readonly Write[]): Promise<void> {
    let lasting: readonly Told[] = [];
    try {
      await this.#transactions.begin();
      const told = writes.map((write) => this.#told(write));
      this.#transactions.commit();
      lasting = told.filter(({ durability }) => durability === 'full');
      for (const { durability, tell } of told) if (durability === 'relaxed') tell();
    } catch (error) {
      for (const { failed } of writes) failed(error);
      this.#rollBack();
      return;
    }
    if (lasting.length === 0) return;
    try {
      await this.#transactions.lasts();
      for (const { tell } of lasting) tell();
    } catch (error) {
      for (const { failed } of lasting) failed(error);
    }
  }

  /** What can't be undone now is found still open by the next transaction, which can't begin then. */
  #rollBack(): void {
    try {
      this.#transactions.rollBack();
    } catch {
      // Whoever wrote is told why it failed, not why that could not be undone.
    }
  }

  #told({ durability, work, done, failed }: Write): Told {
    try {
      const result = work();
      return { durability, failed, tell: () => done(result) };
    } catch (error) {
      if (!this.#transactions.isOpen()) {
        throw new BrokenTransactionError('the database ended the transaction', { cause: error });
      }
      return { durability, failed, tell: () => failed(error) };
    }
  }
}
