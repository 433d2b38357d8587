import { optionOrder } from '../assessment/option-order.js';
import type { Content } from '../content/content.js';
import type { Item } from '../content/items.js';
import { opaqueId } from '../security/opaque-id.js';
import type { Serving, Sitting } from './sitting.js';

const ANSWER_KINDS = {
  'single-choice': 'choice',
  'several-choices': 'choices',
  'short-text': 'text',
} as const;

/**
 * A showing of an item in a sitting.
 * @param content as the sitting's parameter set has it
 */
export function servingOf(
  item: Item,
  { seed }: Sitting,
  { parameters: set }: Content,
  servedAt: number,
): Serving {
  const parameters = set.of.get(item.id);
  if (parameters === undefined) throw new RangeError(`${item.id} has no parameters`);
  const { id, revision, domain, competence } = item;
  return {
    id: opaqueId(),
    item: id,
    revision,
    domain,
    competence,
    answerKind: ANSWER_KINDS[item.type],
    optionOrder: item.type === 'short-text' ? [] : optionOrder(item, seed),
    parameters: { ...parameters, steps: parameters.steps && [...parameters.steps] },
    servedAt,
  };
}
