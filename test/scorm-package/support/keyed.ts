import type { Answer, MarkableItem } from '../../../src/assessment/marking/item.js';

/** The right answer to any item. */
export function rightAnswer(item: MarkableItem): Answer {
  switch (item.type) {
    case 'single-choice':
      return { kind: 'choice', option: item.options.find(({ correct }) => correct)?.id ?? '' };
    case 'several-choices':
      return { kind: 'choices', options: item.options.flatMap(({ id, correct }) => (correct ? [id] : [])) };
    case 'short-text':
      return { kind: 'text', text: item.accepted[0] ?? '' };
    case 'ordering':
      return { kind: 'order', elements: item.elements };
    case 'matching':
      return { kind: 'parts', parts: Object.fromEntries(item.prompts.map(({ id, choice }) => [id, choice])) };
    case 'blanks':
      return {
        kind: 'parts',
        parts: Object.fromEntries(
          item.blanks.map((blank) => [blank.id, 'right' in blank ? blank.right : (blank.accepted[0] ?? '')]),
        ),
      };
  }
}

export const skip = (): Answer => ({ kind: 'skipped' });
