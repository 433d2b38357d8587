import { createInterface } from 'node:readline';
import { ConflictError, DuplicateKeyError } from '../../../src/store/errors.js';
import { openStore } from '../../../src/store/open-store.js';
import type { Store } from '../../../src/store/port.js';
import { NOTE_MIGRATIONS, NOTES } from './notes.js';
import { SAMPLES, SEATS, thing, THINGS } from './samples.js';

/*
 * Another process for the contract: reads one job a line, says `ready` when its store is open, waits for a
 * line that says go, and answers with one line of JSON.
 */

export interface Job {
  readonly job: keyof typeof jobs | 'upgrade';
  readonly url: string;
  /** How many documents, or for an upgrade, after how many it stops for ever. */
  readonly count: number;
  /** Where an upgrade puts its backup, and what tells one worker's documents from another's. */
  readonly place: string;
}

const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);
const HOUR = { now: 0, until: 3_600_000 };

const jobs = {
  /** Takes each of the same documents, and says which it got. */
  async take(store: Store, { count }: Job) {
    const got: string[] = [];
    for (let n = 0; n < count; n += 1) {
      const taken = await store.collection(THINGS).take(`t${n}`);
      if (taken !== undefined) got.push(taken.id);
    }
    return got;
  },

  /** Adds one to a counter, so many times, reading anew after each conflict. */
  async increment(store: Store, { count }: Job) {
    const things = store.collection(THINGS);
    for (let done = 0; done < count;) {
      const current = await things.get('counter');
      if (current === undefined) throw new Error('no counter');
      try {
        await things.replace(thing('counter', { rank: (current.doc.rank ?? 0) + 1 }), current.version);
        done += 1;
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error;
      }
    }
    return count;
  },

  /** Claims until there is nothing left to claim. */
  async claim(store: Store) {
    const got: string[] = [];
    for (;;) {
      const claimed = await store.collection(THINGS).claim({ sort: [{ by: 'rank', order: 'asc' }] }, HOUR);
      if (claimed === undefined) return got;
      got.push(claimed.doc.id);
    }
  },

  /** Inserts documents with the same unique keys as the others do, under ids of its own. */
  async insert(store: Store, { count, place: worker }: Job) {
    let inserted = 0;
    for (let place = 0; place < count; place += 1) {
      const id = `${worker}${place}`;
      const doc = { id, room: 'r', place, label: id };
      try {
        await store.collection(SEATS).insert(doc);
        inserted += 1;
      } catch (error) {
        if (!(error instanceof DuplicateKeyError) || error.keys !== 'room, place') throw error;
      }
    }
    return inserted;
  },

  /** Writes for ever, and says each write once it is confirmed. */
  async write(store: Store) {
    for (let place = 0; ; place += 1) {
      await store.collection(SEATS).insert({ id: `s${place}`, room: 'r', place, label: `l${place}` });
      say(place);
    }
  },
};

async function upgrade({ url, count, place }: Job): Promise<string> {
  let left = count;
  const migrations = NOTE_MIGRATIONS.map((migration) => ({
    ...migration,
    up: (document: unknown) => {
      if (left === 0) {
        say('stopped');
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
      }
      left -= 1;
      return migration.up(document);
    },
  }));
  const store = await openStore(url, { definitions: [NOTES], migrations, backupDirectory: place });
  await store.close();
  return 'upgraded';
}

const lines = createInterface(process.stdin)[Symbol.asyncIterator]();

async function nextLine(): Promise<string | undefined> {
  const line = await lines.next();
  return line.done === true ? undefined : line.value;
}

for (let line = await nextLine(); line !== undefined; line = await nextLine()) {
  const job = JSON.parse(line) as Job;
  if (job.job === 'upgrade') {
    say('ready');
    await nextLine();
    say(await upgrade(job));
  } else {
    const store = await openStore(job.url, { definitions: SAMPLES });
    say('ready');
    await nextLine();
    say(await jobs[job.job](store, job));
    await store.close();
  }
}
