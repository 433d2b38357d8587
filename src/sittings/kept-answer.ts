import type { Answer } from '../assessment/marking/item.js';
import type { ItemResponse } from './sitting.js';

/** A copy that a sitting keeps: its lists are its own. */
export function keptAnswer(answer: Answer): ItemResponse['answer'] {
  if (answer.kind === 'choices') return { kind: 'choices', options: [...answer.options] };
  if (answer.kind === 'order') return { kind: 'order', elements: [...answer.elements] };
  return answer.kind === 'parts' ? { kind: 'parts', parts: { ...answer.parts } } : answer;
}
