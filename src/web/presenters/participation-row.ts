import type { Grade } from '../../grades/grade.js';
import { pointsOf } from '../../lti/services/scores.js';
import type { Participation } from '../../sittings/participants.js';
import type { MessageKey } from '../i18n/fr.js';
import type { Translator } from '../i18n/translator.js';
import type { frameworkNames } from './names.js';

export const GRADE_STATES: Readonly<Record<Grade['state'], MessageKey>> = {
  due: 'teacher.grade-due',
  delivered: 'teacher.grade-delivered',
  kept: 'teacher.grade-kept',
  refused: 'teacher.grade-refused',
};

/** How long somebody who came later is called new, in milliseconds. */
const NEW = 7 * 24 * 3_600_000;

/** Who it is: by name, else by a code that tells people without names apart. */
export function shownName(name: string | undefined, learnerId: string | undefined, t: Translator): string {
  if (name !== undefined) return name;
  return learnerId === undefined
    ? t('roster.nameless')
    : t('teacher.anonymous', { code: learnerId.slice(0, 4) });
}

function statusOf({ status, answered, max }: Participation, t: Translator): string {
  if (status === 'not-begun') return t('roster.not-begun');
  if (status === 'finished') return t('teacher.status-finished');
  if (status === 'unfinished') return t('teacher.status-unfinished');
  return t('teacher.status-open', { number: answered + 1, max: max ?? answered + 1 });
}

function gradeOf({ gradeShare }: Participation, grade: Grade | undefined, t: Translator) {
  if (gradeShare === undefined) return undefined;
  const points = pointsOf(grade?.share ?? gradeShare);
  return {
    points: t('teacher.grade-points', { points }),
    number: points,
    state: t(
      grade?.problem === 'no_service' ? 'teacher.grade-not-sent' : GRADE_STATES[grade?.state ?? 'due'],
    ),
  };
}

export interface RowContext {
  readonly names: ReturnType<typeof frameworkNames>;
  /** By learner id. */
  readonly grades: ReadonlyMap<string, Grade>;
  /** Names of the course's groups, by id. */
  readonly groups: ReadonlyMap<string, string>;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly t: Translator;
}

/** One line of the teacher's list, in words. */
export function presentParticipation(row: Participation, { names, grades, groups, now, t }: RowContext) {
  const { learnerId, name, attempt, startedAt, finishedAt, level, left, since } = row;
  return {
    learner: learnerId,
    name: shownName(name, learnerId, t),
    left,
    isNew: since !== undefined && now - since < NEW,
    groups: row.groups.flatMap((id) => groups.get(id) ?? []),
    status: statusOf(row, t),
    attempt,
    started: startedAt === undefined ? undefined : t.dateTime(startedAt),
    finished: finishedAt === undefined ? undefined : t.dateTime(finishedAt),
    level: level === undefined ? undefined : names.level(level).text,
    grade: gradeOf(row, grades.get(learnerId ?? ''), t),
  };
}
