import { progressBar } from '../../../src/cli/scorm/progress-bar.js';

/** What a terminal was told, and a clock to turn. */
function watched(isTTY: boolean) {
  const written: string[] = [];
  const clock = { now: 0 };
  const terminal = { isTTY, write: (text: string) => void written.push(text) };
  return { written, clock, bar: progressBar(4, terminal, () => clock.now) };
}

it('stands in one line, drawn again, and is taken away at the end', () => {
  const { written, clock, bar } = watched(true);
  clock.now = 1_000;
  bar.show(1, 'un');
  bar.show(2, 'deux');
  bar.end();
  expect(written).toEqual([
    `\r\u001B[K[${'#'.repeat(6)}${'.'.repeat(18)}] 1/4 un`,
    `\r\u001B[K[${'#'.repeat(12)}${'.'.repeat(12)}] 2/4 deux`,
    '\r\u001B[K',
  ]);
});

it('is not shown for a short wait', () => {
  const { written, clock, bar } = watched(true);
  clock.now = 200;
  bar.show(3, 'trois');
  bar.end();
  expect(written).toEqual([]);
});

it('is not shown where no terminal is', () => {
  const { written, clock, bar } = watched(false);
  clock.now = 60_000;
  bar.show(3, 'trois');
  bar.end();
  expect(written).toEqual([]);
});
