import type { Grade } from '../../grades/grade.js';
import type { RosterNow } from '../../lti/roster/course-rosters.js';
import type {
  ParticipationCounts,
  ParticipationOrder,
  ParticipationPage,
  ParticipationQuery,
} from '../../sittings/participations.js';
import type { CourseGroup } from '../../sittings/rosters.js';
import type { Content } from '../../content/content.js';
import type { MessageKey } from '../i18n/fr.js';
import type { Translator } from '../i18n/translator.js';
import { frameworkNames } from './names.js';
import { participationAddress } from './participation-query.js';
import { presentParticipation } from './participation-row.js';
import { presentRosterState } from './roster-state.js';

export interface ParticipationListInput {
  readonly list: ParticipationPage;
  readonly query: ParticipationQuery;
  readonly roster: RosterNow | undefined;
  readonly grades: readonly Grade[];
  readonly content: Content;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly t: Translator;
}

const COLUMNS: readonly { readonly sort: ParticipationOrder; readonly label: MessageKey }[] = [
  { sort: 'name', label: 'teacher.column-name' },
  { sort: 'status', label: 'teacher.column-status' },
  { sort: 'started', label: 'teacher.column-started' },
  { sort: 'finished', label: 'teacher.column-finished' },
  { sort: 'level', label: 'teacher.column-level' },
  { sort: 'grade', label: 'teacher.column-grade' },
];

const STATUSES = [
  { status: undefined, label: 'teacher.filter-all', needs: 'nothing' },
  { status: 'not-begun', label: 'roster.filter-not-begun', needs: 'roster' },
  { status: 'open', label: 'teacher.filter-open', needs: 'nothing' },
  { status: 'finished', label: 'teacher.filter-finished', needs: 'nothing' },
  { status: 'left', label: 'roster.filter-left', needs: 'roster' },
] as const;

function column({ sort, label }: (typeof COLUMNS)[number], query: ParticipationQuery, t: Translator) {
  const current = query.sort === sort;
  const descending = current && !query.descending;
  return {
    label: t(label),
    sorted: current ? (query.descending ? 'descending' : 'ascending') : undefined,
    href: participationAddress(query, { sort, descending, page: 1 }),
    action: t(descending ? 'teacher.sort-desc' : 'teacher.sort-asc', { column: t(label) }),
  };
}

function countText(counts: ParticipationCounts, withRoster: boolean, t: Translator): string {
  const { total, finished, open, notBegun, left } = counts;
  if (!withRoster) return t('teacher.count', { count: total, finished });
  const here = t('roster.count', { total, finished, open, notBegun });
  return left === 0 ? here : `${here} ${t('roster.count-left', { left })}`;
}

function groupChoices(groups: readonly CourseGroup[], chosen: string | undefined) {
  const sets = [...new Set(groups.map(({ set }) => set))];
  return sets.map((set) => ({
    set,
    groups: groups
      .filter((group) => group.set === set)
      .map(({ id, name }) => ({ id, name, selected: id === chosen })),
  }));
}

/** The names of groups, by id. */
export function groupNames(roster: RosterNow | undefined): Map<string, string> {
  return new Map(roster?.roster?.groups.map(({ id, name }) => [id, name]));
}

/** Who takes part: the list with its filters, its counts, and what is known of the course. */
export function presentParticipations(input: ParticipationListInput) {
  const { list, query, roster, grades, content, now, t } = input;
  const withRoster = roster?.roster?.readAt !== undefined;
  const context = {
    names: frameworkNames(content, t.language),
    grades: new Map(grades.map((grade) => [grade.learnerId, grade])),
    groups: groupNames(roster),
    now,
    t,
  };
  return {
    count: countText(list.counts, withRoster, t),
    empty: list.counts.total + list.counts.left === 0,
    roster: presentRosterState(roster, now, t),
    columns: COLUMNS.map((each) => column(each, query, t)),
    query,
    statuses: STATUSES.filter(({ needs }) => needs === 'nothing' || withRoster).map(({ status, label }) => ({
      value: status ?? '',
      label: t(label),
      selected: status === query.status,
    })),
    groups: groupChoices(roster?.roster?.groups ?? [], query.group),
    rows: list.rows.map((row) => presentParticipation(row, context)),
    download: `participations.csv${participationAddress(query)}`,
    paging:
      list.pages === 1
        ? undefined
        : {
            text: t('teacher.page', { page: list.page, pages: list.pages }),
            previous: list.page > 1 ? participationAddress(query, { page: list.page - 1 }) : undefined,
            next: list.page < list.pages ? participationAddress(query, { page: list.page + 1 }) : undefined,
          },
  };
}
