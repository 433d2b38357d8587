import type { Content } from '../../content/content.js';
import type { Grade } from '../../grades/grade.js';
import { pointsOf } from '../../lti/services/scores.js';
import type { ChosenSettings } from '../../sittings/choose-settings.js';
import type {
  Participation,
  ParticipationOrder,
  ParticipationPage,
  ParticipationQuery,
} from '../../sittings/participations.js';
import type { Placement } from '../../sittings/placements.js';
import type { MessageKey } from '../i18n/fr.js';
import type { Translator } from '../i18n/translator.js';
import { frameworkNames, named } from './names.js';

export interface TeacherHomeInput {
  readonly placement: Placement;
  readonly chosen: ChosenSettings;
  readonly list: ParticipationPage;
  readonly query: ParticipationQuery;
  readonly grades: readonly Grade[];
  readonly content: Content;
  readonly justChosen: boolean;
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

const GRADE_STATES: Readonly<Record<Grade['state'], MessageKey>> = {
  due: 'teacher.grade-due',
  delivered: 'teacher.grade-delivered',
  kept: 'teacher.grade-kept',
  refused: 'teacher.grade-refused',
};

function address(query: ParticipationQuery, changed: Partial<ParticipationQuery>): string {
  const { status, name, sort, descending, page } = { ...query, ...changed };
  const parameters = new URLSearchParams({ sort, order: descending ? 'desc' : 'asc', page: String(page) });
  if (status !== undefined) parameters.set('status', status);
  if (name !== '') parameters.set('name', name);
  return `?${parameters.toString()}`;
}

function column({ sort, label }: (typeof COLUMNS)[number], query: ParticipationQuery, t: Translator) {
  const current = query.sort === sort;
  const descending = current && !query.descending;
  return {
    label: t(label),
    sorted: current ? (query.descending ? 'descending' : 'ascending') : undefined,
    href: address(query, { sort, descending, page: 1 }),
    action: t(descending ? 'teacher.sort-desc' : 'teacher.sort-asc', { column: t(label) }),
  };
}

function gradeOf(row: Participation, grade: Grade | undefined, t: Translator) {
  if (row.gradeShare === undefined) return undefined;
  return {
    points: t('teacher.grade-points', { points: pointsOf(row.gradeShare) }),
    state: t(
      grade?.problem === 'no_service' ? 'teacher.grade-not-sent' : GRADE_STATES[grade?.state ?? 'due'],
    ),
  };
}

/** Why this path: said in words. */
function reason(chosen: ChosenSettings, t: Translator): string {
  if (chosen.by === 'nothing') return t('teacher.by-nothing', { path: chosen.unknownPath });
  const keys = {
    prescription: 'teacher.by-prescription',
    link: 'teacher.by-link',
    default: 'teacher.by-default',
  } as const;
  return t(keys[chosen.by]);
}

export function presentTeacherHome(input: TeacherHomeInput): object {
  const { placement, chosen, list, query, grades, content, justChosen, t } = input;
  const names = frameworkNames(content, t.language);
  const settings = chosen.by === 'nothing' ? undefined : chosen.settings;
  const path = settings && content.paths.get(settings.pathId);
  const byLearner = new Map(grades.map((grade) => [grade.learnerId, grade]));
  return {
    heading: placement.title ?? t('teacher.title'),
    course:
      placement.contextTitle === undefined
        ? undefined
        : t('teacher.course', { course: placement.contextTitle }),
    path: settings && {
      title: named(settings.title, t.language),
      note: path && named(path.teacherNote, t.language),
    },
    reason: reason(chosen, t),
    justChosen,
    mayChoose: !placement.used,
    choices: [...content.paths.values()].map(({ id, title }) => ({
      id,
      title: named(title, t.language),
      selected: id === settings?.pathId,
    })),
    count: t('teacher.count', { count: list.total, finished: list.finished }),
    empty: list.total === 0,
    columns: COLUMNS.map((each) => column(each, query, t)),
    query,
    rows: list.rows.map((row) => ({
      name: row.name ?? t('teacher.anonymous', { code: row.learnerId.slice(0, 4) }),
      status:
        row.status === 'finished'
          ? t('teacher.status-finished')
          : t('teacher.status-open', { number: row.answered + 1, max: row.max }),
      attempt: row.attempt,
      started: t.dateTime(row.startedAt),
      finished: row.finishedAt === undefined ? undefined : t.dateTime(row.finishedAt),
      level: row.level === undefined ? undefined : names.level(row.level).text,
      grade: gradeOf(row, byLearner.get(row.learnerId), t),
    })),
    paging:
      list.pages === 1
        ? undefined
        : {
            text: t('teacher.page', { page: list.page, pages: list.pages }),
            previous: list.page > 1 ? address(query, { page: list.page - 1 }) : undefined,
            next: list.page < list.pages ? address(query, { page: list.page + 1 }) : undefined,
          },
  };
}
