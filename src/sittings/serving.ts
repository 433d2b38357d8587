import { optionOrder } from '../assessment/option-order.js';
import { shownInOrder } from '../content/asked-parts.js';
import type { Content } from '../content/content.js';
import type { Item } from '../content/items.js';
import { answerKindOf } from '../content/markable.js';
import { opaqueId } from '../security/opaque-id.js';
import type { Serving, Sitting } from './sitting.js';

function orderShown(item: Item, seed: string): string[] {
  const { ids, shuffle } = shownInOrder(item);
  const options = ids.map((id) => ({ id }));
  const order = optionOrder({ id: item.id, options, shuffle }, seed);
  const solved = item.type === 'ordering' && order.every((id, place) => id === ids[place]);
  // An order that is right from the start asks nothing.
  return solved ? [...order.slice(1), ...order.slice(0, 1)] : order;
}

/**
 * A showing of an item in a sitting.
 * @param content as the sitting's parameter set has it
 */
export function servingOf(
  item: Item,
  { seed }: Pick<Sitting, 'seed'>,
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
    answerKind: answerKindOf(item),
    optionOrder: orderShown(item, seed),
    parameters: { ...parameters, steps: parameters.steps && [...parameters.steps] },
    servedAt,
  };
}
