import { temporaryDirectory } from '../../support/stores.js';
import type { Contract } from './engine-under-test.js';
import { FIRST_NOTES, NOTE_MIGRATIONS, NOTES } from './notes.js';
import { collected, SEATS, thing, THINGS } from './samples.js';
import { race, WorkerProcess } from './worker-process.js';

/** What two processes do to one store at the same time. */
export function processContract({ freshUrl, open }: Contract): void {
  describe('two processes at once', () => {
    let workers: WorkerProcess[] = [];
    beforeAll(() => (workers = [new WorkerProcess(), new WorkerProcess()]));
    afterAll(() => Promise.all(workers.map((worker) => worker.kill())));

    test('make what a new store lacks, and use it', async () => {
      const url = await freshUrl();
      const counts = await race(workers, { job: 'insert', url, count: 1, place: 'w' });
      expect(counts.toSorted()).toEqual([0, 1]);
    });

    test('take each document exactly once', async () => {
      const url = await freshUrl();
      const things = (await open(url)).collection(THINGS);
      const ids = Array.from({ length: 200 }, (_, n) => `t${n}`);
      await Promise.all(ids.map((id) => things.insert(thing(id))));
      const got = await race(workers, { job: 'take', url, count: 200, place: '' });
      expect(got.flat().toSorted()).toEqual(ids.toSorted());
      expect(await things.count({})).toBe(0);
    });

    test('lose no update', async () => {
      const url = await freshUrl();
      const things = (await open(url)).collection(THINGS);
      await things.insert(thing('counter', { rank: 0 }));
      await race(workers, { job: 'increment', url, count: 100, place: '' });
      expect(await things.get('counter')).toEqual({ doc: thing('counter', { rank: 200 }), version: 201 });
    });

    test('claim each document exactly once', async () => {
      const url = await freshUrl();
      const things = (await open(url)).collection(THINGS);
      const ids = Array.from({ length: 100 }, (_, n) => `t${n}`);
      await Promise.all(ids.map((id, rank) => things.insert(thing(id, { rank }))));
      const got = await race(workers, { job: 'claim', url, count: 0, place: '' });
      expect(got.flat().toSorted()).toEqual(ids.toSorted());
    });

    test('insert each unique key exactly once', async () => {
      const url = await freshUrl();
      const seats = (await open(url)).collection(SEATS);
      const counts = await race(workers, { job: 'insert', url, count: 200, place: 'w' });
      expect(counts.map(Number).reduce((sum, count) => sum + count)).toBe(200);
      const places = (await collected(seats.stream({}))).map(({ place }) => place);
      expect(new Set(places).size).toBe(200);
      expect(places).toHaveLength(200);
    });

    test('upgrade each document exactly once', async () => {
      const url = await freshUrl();
      const first = await open(url, { definitions: [FIRST_NOTES] });
      const notes = first.collection(FIRST_NOTES);
      const ids = Array.from({ length: 300 }, (_, n) => `n${n}`);
      await Promise.all(ids.map((id) => notes.insert({ id, text: `note ${id}` })));
      await first.close();
      const place = await temporaryDirectory();
      expect(await race(workers, { job: 'upgrade', url, count: 1000, place })).toEqual([
        'upgraded',
        'upgraded',
      ]);
      const upgraded = await open(url, { definitions: [NOTES], migrations: NOTE_MIGRATIONS });
      const all = await collected(upgraded.collection(NOTES).stream({}));
      expect(all.map(({ touched }) => touched)).toEqual(ids.map(() => 2));
    });
  });
}
