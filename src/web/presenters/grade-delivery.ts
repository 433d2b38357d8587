import type { Compared, Comparison } from '../../grades/compare-with-gradebook.js';
import type { Grade } from '../../grades/grade.js';
import type { Delivery } from '../../grades/list-deliveries.js';
import { pointsOf } from '../../lti/services/scores.js';
import type { MessageKey } from '../i18n/fr.js';
import type { Translator } from '../i18n/translator.js';
import { presentProblem } from './grade-problem.js';

export const SHOWN = ['all', 'refused', 'kept', 'due', 'delivered', 'different'] as const;
export type Shown = (typeof SHOWN)[number];

export interface GradeDeliveryInput {
  readonly deliveries: readonly Delivery[];
  readonly comparison: Comparison | undefined;
  readonly shown: Shown;
  /** From 1. */
  readonly page: number;
  /** How many were just asked to be sent again. */
  readonly sent: number | undefined;
  readonly t: Translator;
}

const PAGE = 50;

const LABELS: Readonly<Record<Shown, MessageKey>> = {
  all: 'grades.all',
  refused: 'grades.refused',
  kept: 'grades.kept',
  due: 'grades.due',
  delivered: 'grades.delivered',
  different: 'grades.different',
};

/** Where the grade is, in words. */
function stateOf(
  grade: Grade,
  t: Translator,
): { readonly text: string; readonly advice: string | undefined } {
  const { state, problem, deliveredAt, dueAt, platformShare } = grade;
  if (state === 'delivered') {
    return { text: t('grades.is-delivered', { date: t.dateTime(deliveredAt ?? 0) }), advice: undefined };
  }
  if (state === 'kept') {
    const text =
      platformShare === undefined
        ? t('grades.is-kept-unknown')
        : t('grades.is-kept', { points: pointsOf(platformShare) });
    return { text, advice: t('grades.kept-advice') };
  }
  if (problem === undefined) return { text: t('grades.is-due'), advice: undefined };
  const { reason, advice } = presentProblem(grade, t);
  const waits = state === 'due' && advice === undefined;
  return {
    text: waits ? t('grades.is-waiting', { reason, date: t.dateTime(dueAt ?? 0) }) : reason,
    advice,
  };
}

/** What stands in the gradebook: as just read, or as the last delivery found it. */
function thereOf({ platformShare, same }: Compared, t: Translator): string {
  if (same) return t('grades.same');
  return platformShare === undefined
    ? t('grades.nothing-there')
    : t('grades.points', { points: pointsOf(platformShare) });
}

function actionOf({ state, id }: Grade, name: string, compared: Compared | undefined, t: Translator) {
  const lost = state === 'delivered' && compared?.same === false;
  if (state === 'kept' || (lost && compared.platformShare !== undefined)) {
    return { id, label: t('grades.send-ours'), title: t('grades.send-ours-of', { name }) };
  }
  if (state === 'refused' || lost) {
    return { id, label: t('grades.resend'), title: t('grades.resend-of', { name }) };
  }
  return undefined;
}

function row({ grade, name }: Delivery, compared: Compared | undefined, t: Translator) {
  const shownName = name ?? t('teacher.anonymous', { code: grade.learnerId.slice(0, 4) });
  return {
    name: shownName,
    points: t('grades.points', { points: pointsOf(grade.share) }),
    there: compared && thereOf(compared, t),
    different: compared?.same === false,
    state: grade.state,
    ...stateOf(grade, t),
    action: actionOf(grade, shownName, compared, t),
  };
}

function summaryOf(comparison: Comparison | undefined, different: number, t: Translator) {
  if (comparison === undefined) return undefined;
  if (comparison.outcome === 'read') {
    return { text: t('grades.compared', { date: t.dateTime(comparison.at), different }), failed: false };
  }
  const keys = {
    unreadable: 'grades.compare-unreadable',
    unanswered: 'grades.compare-unanswered',
  } as const;
  return { text: t(keys[comparison.outcome]), failed: true };
}

export function presentGradeDelivery(input: GradeDeliveryInput): object {
  const { deliveries, comparison, shown, sent, t } = input;
  const byGrade = comparison?.outcome === 'read' ? comparison.byGrade : undefined;
  const is = (delivery: Delivery, kind: Shown) =>
    kind === 'all' ||
    (kind === 'different' ? byGrade?.get(delivery.grade.id)?.same === false : delivery.grade.state === kind);
  const counts = SHOWN.map((kind) => ({
    kind,
    count: deliveries.filter((delivery) => is(delivery, kind)).length,
  }));
  const count = (kind: Shown) => counts.find((each) => each.kind === kind)?.count ?? 0;
  const matching = deliveries.filter((delivery) => is(delivery, shown));
  const pages = Math.max(1, Math.ceil(matching.length / PAGE));
  const page = Math.min(input.page, pages);
  const address = (kind: Shown, to: number) => {
    const parameters = new URLSearchParams({ show: kind, page: String(to) });
    if (byGrade !== undefined) parameters.set('compare', '1');
    return `?${parameters.toString()}`;
  };
  return {
    empty: deliveries.length === 0,
    filters: counts
      .filter(({ kind }) => kind !== 'different' || byGrade !== undefined)
      .map((each) => ({
        ...each,
        label: t(LABELS[each.kind]),
        href: address(each.kind, 1),
        current: each.kind === shown,
      })),
    comparison: summaryOf(comparison, count('different'), t),
    compared: byGrade !== undefined,
    sent: sent === undefined ? undefined : t('grades.sent', { count: sent }),
    resendRefused: count('refused') > 0 && t('grades.resend-refused', { count: count('refused') }),
    resendKept: count('kept') > 0 && t('grades.resend-kept', { count: count('kept') }),
    rows: matching
      .slice((page - 1) * PAGE, page * PAGE)
      .map((delivery) => row(delivery, byGrade?.get(delivery.grade.id), t)),
    paging:
      pages === 1
        ? undefined
        : {
            text: t('teacher.page', { page, pages }),
            previous: page > 1 ? address(shown, page - 1) : undefined,
            next: page < pages ? address(shown, page + 1) : undefined,
          },
  };
}
