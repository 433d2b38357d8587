import type { Collection } from '../store/port.js';
import type { Learners } from './learners.js';
import type { Sitting } from './sitting.js';

/** One learner's standing in a placement: their newest sitting, in brief. */
export interface Participation {
  readonly learnerId: string;
  /** Absent where the platform does not tell names. */
  readonly name: string | undefined;
  readonly attempt: number;
  readonly status: Sitting['status'];
  readonly answered: number;
  readonly max: number;
  readonly startedAt: number;
  readonly finishedAt: number | undefined;
  readonly level: string | undefined;
  readonly ability: number | undefined;
  readonly gradeShare: number | undefined;
}

export type ParticipationOrder = 'name' | 'status' | 'started' | 'finished' | 'level' | 'grade';

export interface ParticipationQuery {
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

function brief(sitting: Sitting): Omit<Participation, 'name'> {
  const {
    learnerId,
    attempt,
    status,
    responses,
    prescription,
    startedAt,
    finishedAt,
    outcome,
    ability,
    gradeShare,
  } = sitting;
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

/** Comparable whatever the case and the accents. */
function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
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
  const newest = new Map<string, Omit<Participation, 'name'>>();
  for await (const sitting of sittings.stream({ placementId })) {
    const known = newest.get(sitting.learnerId);
    if (known === undefined || known.attempt < sitting.attempt) newest.set(sitting.learnerId, brief(sitting));
  }
  const identities = await learners.findAll([...newest.keys()]);
  const all: Participation[] = [...newest.values()].map((row) => ({
    ...row,
    name: identities.get(row.learnerId)?.name,
  }));
  const part = plain(query.name);
  const matching = all.filter(
    (row) =>
      (query.status === undefined || row.status === query.status) && plain(row.name ?? '').includes(part),
  );
  const pages = Math.max(1, Math.ceil(matching.length / PAGE));
  const page = Math.min(Math.max(1, query.page), pages);
  return {
    rows: inOrder(matching, query).slice((page - 1) * PAGE, page * PAGE),
    page,
    pages,
    total: all.length,
    finished: all.filter(({ status }) => status === 'finished').length,
  };
}
