import type { Collection } from '../store/port.js';
import type { Learners } from './learners.js';
import type { Sitting } from './sitting.js';

/**
 * One learner's standing in a placement: how far their newest sitting is, and the result of the newest one that
 * is finished. Who tries again keeps meanwhile what they have.
 */
export interface Participation {
  readonly learnerId: string;
  /** Absent where the platform does not tell names. */
  readonly name: string | undefined;
  readonly attempt: number;
  /** Of the newest sitting. */
  readonly status: Sitting['status'];
  readonly answered: number;
  readonly max: number;
  readonly startedAt: number;
  /** Of the newest finished sitting, as is all that follows. */
  readonly finishedAt: number | undefined;
  readonly level: string | undefined;
  readonly ability: number | undefined;
  readonly gradeShare: number | undefined;
}

export type ParticipationOrder = 'name' | 'status' | 'started' | 'finished' | 'level' | 'grade';

export interface ParticipationQuery {
  /** `open`: has a sitting under way. `finished`: has finished one. */
  readonly status: Sitting['status'] | undefined;
  /** A part of a name, in any case, with or without accents. */
  readonly name: string;
  readonly sort: ParticipationOrder;
  readonly descending: boolean;
  /** From 1; beyond the last, the last. */
  readonly page: number;
}

export interface ParticipationPage {
  readonly rows: readonly Participation[];
  readonly page: number;
  readonly pages: number;
  /** Over the whole placement, whatever the filter. */
  readonly total: number;
  readonly finished: number;
}

const PAGE = 50;

type Standing = Omit<Participation, 'name'>;

function brief(sitting: Sitting): Standing {
  const { learnerId, attempt, status, responses, prescription, startedAt } = sitting;
  const { finishedAt, outcome, ability, gradeShare } = sitting;
  return {
    learnerId,
    attempt,
    status,
    answered: responses.length,
    max: prescription.settings.length.max,
    startedAt,
    finishedAt,
    level: outcome?.general.level,
    ability,
    gradeShare,
  };
}

function keepNewer(newest: Map<string, Standing>, one: Standing): void {
  const known = newest.get(one.learnerId);
  if (known === undefined || known.attempt < one.attempt) newest.set(one.learnerId, one);
}

async function standings(placementId: string, sittings: Collection<Sitting>): Promise<Standing[]> {
  const newest = new Map<string, Standing>();
  const newestFinished = new Map<string, Standing>();
  for await (const sitting of sittings.stream({ placementId })) {
    const one = brief(sitting);
    keepNewer(newest, one);
    if (one.status === 'finished') keepNewer(newestFinished, one);
  }
  return [...newest.values()].map((standing) => {
    const { finishedAt, level, ability, gradeShare } = newestFinished.get(standing.learnerId) ?? standing;
    return { ...standing, finishedAt, level, ability, gradeShare };
  });
}

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

function matches({ status, name }: ParticipationQuery, row: Participation): boolean {
  if (status === 'open' && row.status !== 'open') return false;
  if (status === 'finished' && row.finishedAt === undefined) return false;
  return plain(row.name ?? '').includes(plain(name));
}

const KEYS: Readonly<Record<ParticipationOrder, (row: Participation) => number | string | undefined>> = {
  name: ({ name }) => (name === undefined ? undefined : plain(name)),
  status: ({ status, answered }) => (status === 'finished' ? Infinity : answered),
  started: ({ startedAt }) => startedAt,
  finished: ({ finishedAt }) => finishedAt,
  level: ({ ability }) => ability,
  grade: ({ gradeShare }) => gradeShare,
};

/** By the key asked for; whoever lacks it comes last either way; then by learner id, so that pages are stable. */
function inOrder(rows: Participation[], { sort, descending }: ParticipationQuery): Participation[] {
  const key = KEYS[sort];
  return rows.sort((one, other) => {
    const [a, b] = [key(one), key(other)];
    if (a !== b) {
      if (a === undefined) return 1;
      if (b === undefined) return -1;
      return a < b === descending ? 1 : -1;
    }
    return one.learnerId < other.learnerId ? -1 : 1;
  });
}

/** Who has started and finished a placement, filtered, sorted and cut into pages of fifty. */
export async function participations(
  placementId: string,
  query: ParticipationQuery,
  { sittings, learners }: { readonly sittings: Collection<Sitting>; readonly learners: Learners },
): Promise<ParticipationPage> {
  const standing = await standings(placementId, sittings);
  const identities = await learners.findAll(standing.map(({ learnerId }) => learnerId));
  const all = standing.map((row) => ({ ...row, name: identities.get(row.learnerId)?.name }));
  const matching = all.filter((row) => matches(query, row));
  const pages = Math.max(1, Math.ceil(matching.length / PAGE));
  const page = Math.min(Math.max(1, query.page), pages);
  return {
    rows: inOrder(matching, query).slice((page - 1) * PAGE, page * PAGE),
    page,
    pages,
    total: all.length,
    finished: all.filter(({ finishedAt }) => finishedAt !== undefined).length,
  };
}
