import { markableOf } from '../../src/content/markable.js';
import { plainText } from '../../src/web/presenters/markdown.js';
import type { ItemResponse } from '../../src/sittings/sitting.js';
import { interactionOf } from '../interactions/interaction-of.js';
import type { RecordedAnswer } from '../tracker/tracker.js';
import { itemIn, type Course } from './course.js';

/** An answer as the LMS is told of it. @param attempt how often the item has been answered with this one, from 1 */
export function recordedOf(response: ItemResponse, attempt: number, course: Course): RecordedAnswer {
  const { answer, credit, servedAt, answeredAt, competence } = response;
  const item = itemIn(course, response.item, response.variant);
  const asked = markableOf(item);
  return {
    item: item.id,
    attempt,
    competence,
    interaction: interactionOf({ type: item.type, asked, answer }),
    asked,
    answer,
    credit,
    seconds: Math.max(0, (answeredAt - servedAt) / 1_000),
    at: answeredAt,
    question: plainText(item.question),
  };
}
