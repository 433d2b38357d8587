import { QUESTIONS } from './built-service.js';
import type { FinishedSitting } from './learner.js';
import type { AcceptedScore, WatchedLms } from './watched-lms.js';
import { SCORE_MAXIMUM } from './world.js';

/** The gradebook's line and column of a sitting. */
function cellOf({ link, person }: FinishedSitting, { lms }: WatchedLms): string {
  return `${lms.gradebook.columnOf(link)?.id ?? ''} ${lms.platform.person(person).sub}`;
}

/** Sittings by the cell of the gradebook that they fill, in the order of their ends. */
export function byCell(
  finished: readonly FinishedSitting[],
  watched: WatchedLms,
): ReadonlyMap<string, readonly FinishedSitting[]> {
  const cells = new Map<string, FinishedSitting[]>();
  for (const sitting of finished) {
    const cell = cellOf(sitting, watched);
    cells.set(cell, [...(cells.get(cell) ?? []), sitting]);
  }
  return cells;
}

const shareOf = ({ answered }: FinishedSitting) => answered / QUESTIONS;

/** The newest sittings whose grade is not in the gradebook. */
export function missingGrades(
  finished: readonly FinishedSitting[],
  watched: WatchedLms,
): readonly FinishedSitting[] {
  const { gradebook } = watched.lms;
  const newest = [...byCell(finished, watched).values()].flatMap((sittings) => sittings.at(-1) ?? []);
  return newest.filter((sitting) => {
    const column = gradebook.columnOf(sitting.link)?.id ?? '';
    return gradebook.grade(column, sitting.person)?.score !== shareOf(sitting) * SCORE_MAXIMUM;
  });
}

/** Scores taken after a newer sitting's, of no sitting, or with a timestamp that does not rise by a second. */
export function outOfOrder(
  finished: readonly FinishedSitting[],
  watched: WatchedLms,
): readonly AcceptedScore[] {
  const cells = byCell(finished, watched);
  const reached = new Map<string, { readonly rank: number; readonly second: number }>();
  return watched.accepted.filter(({ column, userId, share, timestamp }) => {
    const cell = `${column} ${userId}`;
    const last = reached.get(cell) ?? { rank: 0, second: -Infinity };
    const sittings = cells.get(cell) ?? [];
    const rank = sittings.findIndex((sitting, index) => index >= last.rank && shareOf(sitting) === share);
    const second = Math.floor(timestamp / 1_000);
    reached.set(cell, { rank: Math.max(rank, last.rank), second });
    return rank < 0 || second <= last.second;
  });
}
