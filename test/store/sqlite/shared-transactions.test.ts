import type { Durability } from '../../../src/store/port.js';
import { SharedTransactions } from '../../../src/store/sqlite/shared-transactions.js';

/** A database of a list: what a transaction adds stays only when it is committed. */
class FakeDatabase {
  kept: string[] = [];
  commits = 0;
  waits = 0;
  #added: string[] | undefined;

  readonly transactions = {
    begin: async () => {
      await this.turn();
      this.#added = [];
    },
    commit: () => {
      this.kept.push(...(this.#added ?? []));
      this.#added = undefined;
      this.commits += 1;
    },
    lasts: async () => {
      this.waits += 1;
      await this.turn();
    },
    rollBack: () => {
      this.#added = undefined;
    },
    isOpen: () => this.#added !== undefined,
  };

  turn = () => Promise.resolve();

  add(text: string): string {
    if (text === 'refused') throw new Error('a constraint');
    if (text === 'disk full') {
      this.#added = undefined;
      throw new Error('the disk is full');
    }
    this.#added?.push(text);
    return text;
  }
}

let database: FakeDatabase;
let shared: SharedTransactions;
beforeEach(() => {
  database = new FakeDatabase();
  shared = new SharedTransactions(database.transactions);
});
const write = (text: string, durability: Durability = 'relaxed') =>
  shared.write(() => database.add(text), durability);

it('commits once what arrives together, and tells each its own result', async () => {
  expect(await Promise.all([write('a'), write('b'), write('c')])).toEqual(['a', 'b', 'c']);
  expect(database).toMatchObject({ kept: ['a', 'b', 'c'], commits: 1 });
});

it('commits what arrives one after another each for itself', async () => {
  await write('a');
  await write('b');
  expect(database).toMatchObject({ kept: ['a', 'b'], commits: 2 });
});

it('takes what arrives during a commit into the next one', async () => {
  let later: Promise<string> | undefined;
  database.turn = async () => {
    later ??= write('b');
    await Promise.resolve();
  };
  await write('a');
  await later;
  expect(database).toMatchObject({ kept: ['a', 'b'], commits: 2 });
});

it('tells nobody before the commit', async () => {
  const seen: number[] = [];
  await Promise.all(['a', 'b'].map((text) => write(text).then(() => seen.push(database.commits))));
  expect(seen).toEqual([1, 1]);
});

it('lets the others through when one is refused', async () => {
  const outcomes = await Promise.allSettled([write('a'), write('refused'), write('b')]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(outcomes[1]).toMatchObject({ reason: { message: 'a constraint' } });
  expect(database.kept).toEqual(['a', 'b']);
});

it('confirms nothing of a transaction that the database ended, and goes on after it', async () => {
  const outcomes = await Promise.allSettled([write('a'), write('disk full'), write('b')]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(database.kept).toEqual([]);
  expect(await write('c')).toBe('c');
});

it('confirms nothing when the commit fails', async () => {
  const { commit } = database.transactions;
  database.transactions.commit = () => {
    throw new Error('the disk failed');
  };
  const outcomes = await Promise.allSettled([write('a'), write('refused')]);
  expect(outcomes.map((outcome): unknown => outcome.status === 'rejected' && outcome.reason)).toEqual([
    new Error('the disk failed'),
    new Error('the disk failed'),
  ]);
  database.transactions.commit = commit;
  await write('b');
  expect(database.kept).toEqual(['b']);
});

it('waits for the disk once for those that must last, and not for the others', async () => {
  const told: string[] = [];
  const all = [write('a'), write('b', 'full'), write('c'), write('refused', 'full').catch(() => 'refused')];
  database.transactions.lasts = async () => {
    database.waits += 1;
    await Promise.resolve();
    expect(told).toEqual(['a', 'c']);
  };
  await Promise.all(all.map(async (written) => told.push(await written)));
  expect(told).toEqual(['a', 'c', 'b', 'refused']);
  await write('d');
  expect(database).toMatchObject({ commits: 2, waits: 1 });
});

it('confirms nothing that must last when the disk does not take it', async () => {
  database.transactions.lasts = () => Promise.reject(new Error('the disk failed'));
  const outcomes = await Promise.allSettled([write('a', 'full'), write('b')]);
  expect(outcomes).toMatchObject([{ reason: { message: 'the disk failed' } }, { value: 'b' }]);
});

it('is settled when nothing is left to write', async () => {
  await shared.settled();
  void write('a');
  void write('b');
  await shared.settled();
  expect(database.kept).toEqual(['a', 'b']);
});

it('goes on where a transaction failed and could not be undone', async () => {
  const { rollBack } = database.transactions;
  database.transactions.rollBack = () => {
    throw new Error('an i/o error');
  };
  await expect(write('disk full')).rejects.toThrow('the database ended the transaction');
  database.transactions.rollBack = rollBack;
  expect(await write('a')).toBe('a');
});
