import { temporaryDirectory } from '../../support/stores.js';
import type { Contract } from './engine-under-test.js';
import { FIRST_NOTES, NOTE_MIGRATIONS, NOTES } from './notes.js';
import { collected, SEATS } from './samples.js';
import { WorkerProcess } from './worker-process.js';

/** What is left when a process is killed. */
export function crashContract({ freshUrl, open, endLeaseOfUpgrade }: Contract): void {
  describe('a process that is killed', () => {
    const worker = new WorkerProcess();
    const upgrader = new WorkerProcess();
    afterAll(() => Promise.all([worker.kill(), upgrader.kill()]));

    test('leaves every write that it had confirmed', async () => {
      const url = await freshUrl();
      await worker.prepare({ job: 'write', url, count: 0, place: '' });
      worker.go();
      const confirmed: unknown[] = [];
      while (confirmed.length < 100) confirmed.push(await worker.next());
      confirmed.push(...(await worker.kill()));
      const seats = await collected((await open(url)).collection(SEATS).stream({}));
      expect(seats.map(({ place }) => place)).toEqual(expect.arrayContaining(confirmed));
      expect(seats.length - confirmed.length).toBeLessThanOrEqual(1);
    });

    test('leaves an upgrade that goes on where it stopped, each document once', async () => {
      const url = await freshUrl();
      const first = await open(url, { definitions: [FIRST_NOTES] });
      const ids = Array.from({ length: 20 }, (_, n) => `n${n}`);
      for (const id of ids) await first.collection(FIRST_NOTES).insert({ id, text: id });
      await first.close();
      const place = await temporaryDirectory();
      await upgrader.prepare({ job: 'upgrade', url, count: 21, place });
      upgrader.go();
      expect(await upgrader.next()).toBe('stopped');
      await upgrader.kill();
      await endLeaseOfUpgrade(url);
      const upgraded = await open(url, {
        definitions: [NOTES],
        migrations: NOTE_MIGRATIONS,
        backupDirectory: place,
      });
      const notes = await collected(upgraded.collection(NOTES).stream({}));
      expect(notes.map(({ id, touched }) => [id, touched])).toEqual(ids.toSorted().map((id) => [id, 2]));
    });
  });
}
