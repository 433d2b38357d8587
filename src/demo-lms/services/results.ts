import type { Lms } from '../lms.js';
import type { LineItem, Registration } from '../state/schema.js';
import { dialectOf } from './dialects.js';
import { lineItemUrl } from './urls.js';

/**
 * The results of a line item (AGS 2.0 section 3.3), one for each learner with a grade record.
 *
 * @param userId only this person's (`sub`)
 */
export function resultsOf(
  lms: Lms,
  registration: Registration,
  item: LineItem,
  userId: string | undefined,
): Record<string, unknown>[] {
  const url = lineItemUrl(lms, registration, item.id);
  const { numbersAsTexts } = dialectOf(lms);
  const told = (points: number) => (numbersAsTexts ? String(points) : points);
  const [path = url, query] = url.split('?');
  return lms.keeper.state.grades
    .filter((grade) => grade.lineItemId === item.id && (userId === undefined || grade.userId === userId))
    .map((grade) => ({
      id: `${path}/results/${grade.userId}/result${query === undefined ? '' : `?${query}`}`,
      scoreOf: url,
      userId: grade.userId,
      resultMaximum: told(item.scoreMaximum),
      ...(grade.score === null ? {} : { resultScore: told(grade.score) }),
      ...(grade.comment === '' ? {} : { comment: grade.comment }),
      timestamp: new Date(Math.floor(grade.modifiedAt) * 1000).toISOString(),
    }));
}
