import type { Collection } from '../store/port.js';
import type { Learners } from './learners.js';
import { participants, type Participation } from './participants.js';
import type { Roster } from './rosters.js';
import type { Sitting } from './sitting.js';
import { standings } from './standings.js';

export type ParticipationOrder = 'name' | 'status' | 'started' | 'finished' | 'level' | 'grade';

export interface ParticipationQuery {
  /** `open`: has a sitting under way. `finished`: has finished one. `left`: is no longer in the course. */
  readonly status: Participation['status'] | 'left' | undefined;
  /** A part of a name, in any case, with or without accents. */
  readonly name: string;
  /** The id of a group of the course. */
  readonly group?: string | undefined;
  readonly sort: ParticipationOrder;
  readonly descending: boolean;
  /** From 1; beyond the last, the last. */
  readonly page: number;
}

/** How many of the whole placement, whatever the filter; who left is counted apart. */
export interface ParticipationCounts {
  readonly total: number;
  readonly finished: number;
  /** Has a sitting under way, and has finished none. */
  readonly open: number;
  readonly notBegun: number;
  readonly left: number;
}

export interface ParticipationList {
  readonly rows: readonly Participation[];
  readonly counts: ParticipationCounts;
}

export interface ParticipationPage extends ParticipationList {
  readonly page: number;
  readonly pages: number;
}

const PAGE = 50;

/** Comparable whatever the case, the accents, the ligatures and the shape of apostrophes and hyphens. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('’', "'")
    .replace(/\p{Pd}/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim();
}

function hasStatus(status: ParticipationQuery['status'], row: Participation): boolean {
  if (status === undefined) return true;
  if (status === 'left') return row.left;
  return status === 'finished' ? row.finishedAt !== undefined : row.status === status;
}

function matches({ status, name, group }: ParticipationQuery, row: Participation): boolean {
  if (!hasStatus(status, row) || (group !== undefined && !row.groups.includes(group))) return false;
  return name === '' || plain(row.name ?? '').includes(plain(name));
}

/** Before and after whoever is on the way. */
const RANKS: ReadonlyMap<Participation['status'], number> = new Map([
  ['not-begun', -1],
  ['finished', Infinity],
]);

const KEYS: Readonly<Record<ParticipationOrder, (row: Participation) => number | string | undefined>> = {
  name: ({ name }) => (name === undefined ? undefined : plain(name)),
  status: ({ status, answered }) => RANKS.get(status) ?? answered,
  started: ({ startedAt }) => startedAt,
  finished: ({ finishedAt }) => finishedAt,
  level: ({ ability }) => ability,
  grade: ({ gradeShare }) => gradeShare,
};

/** By the key asked for; whoever lacks it comes last either way; then by id, so that pages are stable. */
function inOrder(rows: Participation[], { sort, descending }: ParticipationQuery): Participation[] {
  const key = KEYS[sort];
  return rows.sort((one, other) => {
    const [a, b] = [key(one), key(other)];
    if (a !== b) {
      if (a === undefined) return 1;
      if (b === undefined) return -1;
      return a < b === descending ? 1 : -1;
    }
    return one.key < other.key ? -1 : 1;
  });
}

function countsOf(rows: readonly Participation[]): ParticipationCounts {
  const here = rows.filter(({ left }) => !left);
  const finished = here.filter(({ finishedAt }) => finishedAt !== undefined).length;
  const open = here.filter(({ status, finishedAt }) => status === 'open' && finishedAt === undefined).length;
  const notBegun = here.filter(({ status }) => status === 'not-begun').length;
  return { total: here.length, finished, open, notBegun, left: rows.length - here.length };
}

interface Dependencies {
  readonly sittings: Collection<Sitting>;
  readonly learners: Learners;
}

/** Who has started and finished a placement, and of the roster who has not, filtered and sorted. */
export async function participationList(
  placementId: string,
  query: ParticipationQuery,
  { sittings, learners }: Dependencies,
  roster?: Roster,
): Promise<ParticipationList> {
  const began = await standings(placementId, sittings);
  const identities = await learners.findAll(began.map(({ learnerId }) => learnerId));
  const all = participants(began, identities, roster);
  const matching = all.filter((row) => matches(query, row));
  return { rows: inOrder(matching, query), counts: countsOf(all) };
}

/** The same, cut into pages of fifty. */
export async function participations(
  placementId: string,
  query: ParticipationQuery,
  dependencies: Dependencies,
  roster?: Roster,
): Promise<ParticipationPage> {
  const { rows, counts } = await participationList(placementId, query, dependencies, roster);
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  const page = Math.min(Math.max(1, query.page), pages);
  return { rows: rows.slice((page - 1) * PAGE, page * PAGE), counts, page, pages };
}
