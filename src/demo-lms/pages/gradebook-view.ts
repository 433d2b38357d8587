import { PEOPLE, displayName } from '../course/people.js';
import type { Person } from '../course/people.js';
import type { Lms } from '../lms.js';
import { gradeOf } from '../services/gradebook.js';
import type { Grade, LineItem } from '../state/schema.js';
import { moment } from './moment.js';

export interface GradeCell {
  readonly column: string;
  /** « 15 / 20 », or a dash. */
  readonly score: string;
  readonly when: string;
  readonly comment: string;
  readonly byHand: boolean;
  /** « Completed · FullyGraded », as the tool wrote them. */
  readonly progress: string;
  /** Where a teacher sees the work itself, when the tool offers it; otherwise empty. */
  readonly review: string;
}

export interface GradebookView {
  readonly columns: readonly LineItem[];
  readonly rows: readonly {
    readonly person: string;
    readonly id: string;
    readonly cells: readonly GradeCell[];
  }[];
  /** One sentence about the last score that arrived. */
  readonly last: string;
}

/** What the gradebook shows to a person: teachers see every learner, learners see themselves. */
export function gradebookView(lms: Lms, viewer: Person): GradebookView {
  const columns = lms.keeper.state.lineItems;
  const rows = PEOPLE.filter(
    (person) => person.role === 'learner' && (viewer.role === 'teacher' || person === viewer),
  );
  return {
    columns,
    rows: rows.map((person) => ({
      id: person.id,
      person: displayName(person),
      cells: columns.map((column) => ({
        ...cell(column, gradeOf(lms, column.id, person.sub)),
        review: viewer.role === 'teacher' ? reviewAddress(lms, column, person) : '',
      })),
    })),
    last: lastArrival(lms, rows),
  };
}

function cell(column: LineItem, grade: Grade | undefined): Omit<GradeCell, 'review'> {
  if (grade === undefined) {
    return { column: column.id, score: '–', when: '', comment: '', byHand: false, progress: '' };
  }
  return {
    column: column.id,
    score: scoreText(grade.score, column.scoreMaximum),
    when: moment(grade.modifiedAt * 1000),
    comment: grade.comment,
    byHand: grade.byHand,
    progress: `${grade.activityProgress} · ${grade.gradingProgress}`,
  };
}

function reviewAddress(lms: Lms, column: LineItem, person: Person): string {
  const { registrations } = lms.keeper.state;
  const tool = registrations.find(({ clientId }) => clientId === column.clientId);
  const offers = tool?.messages.some(({ type }) => type === 'LtiSubmissionReviewRequest') ?? false;
  const graded = gradeOf(lms, column.id, person.sub) !== undefined;
  if (!offers || !graded || column.resourceLinkId === undefined) return '';
  return `/lancer/${encodeURIComponent(column.resourceLinkId)}?pour=${encodeURIComponent(person.id)}`;
}

function lastArrival(lms: Lms, people: readonly Person[]): string {
  const seen = lms.keeper.state.grades.filter(({ userId }) => people.some(({ sub }) => sub === userId));
  const last = seen.toSorted((a, b) => b.receivedAt - a.receivedAt)[0];
  const column = lms.keeper.state.lineItems.find(({ id }) => id === last?.lineItemId);
  const person = people.find(({ sub }) => sub === last?.userId);
  if (last === undefined || column === undefined || person === undefined)
    return 'Aucune note reçue pour l’instant.';
  const score = scoreText(last.score, column.scoreMaximum);
  return `Dernière note : ${displayName(person)}, « ${column.label} », ${score}, le ${moment(last.receivedAt)}.`;
}

function scoreText(score: number | null, maximum: number): string {
  const number = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 });
  return score === null ? '–' : `${number.format(score)} / ${number.format(maximum)}`;
}
