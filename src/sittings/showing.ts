import { optionOrder } from '../assessment/option-order.js';
import { drawIndex, seededRandom } from '../assessment/random.js';
import type { ItemParameters } from '../assessment/response-model.js';
import { shownInOrder } from '../content/asked-parts.js';
import type { Item } from '../content/items.js';
import { answerKindOf } from '../content/markable.js';
import type { Serving, Sitting } from './sitting.js';

function orderShown(item: Item, seed: string): string[] {
  const { ids, shuffle } = shownInOrder(item);
  const options = ids.map((id) => ({ id }));
  const order = optionOrder({ id: item.id, options, shuffle }, seed);
  const solved = item.type === 'ordering' && order.every((id, place) => id === ids[place]);
  // An order that is right from the start asks nothing.
  return solved ? [...order.slice(1), ...order.slice(0, 1)] : order;
}

/** One of the item's variants, the same whenever this sitting shows it. */
function variantShown({ id, variants = [] }: Item, seed: string): string | undefined {
  return variants[drawIndex(variants.length, seededRandom(`variants/${seed}/${id}`))]?.id;
}

/** What tells one showing of an item from another. */
export interface Showing {
  readonly id: string;
  readonly parameters: ItemParameters;
  /** Milliseconds since 1970. */
  readonly servedAt: number;
}

/** An item as a sitting shows it: its variant, and the order of its options, are those that the seed draws. */
export function showItem(
  item: Item,
  { seed }: Pick<Sitting, 'seed'>,
  { id: showing, parameters, servedAt }: Showing,
): Serving {
  const { id, revision, domain, competence } = item;
  const variant = variantShown(item, seed);
  return {
    id: showing,
    item: id,
    revision,
    domain,
    competence,
    answerKind: answerKindOf(item),
    optionOrder: orderShown(item, seed),
    parameters: { ...parameters, steps: parameters.steps && [...parameters.steps] },
    servedAt,
    ...(variant === undefined ? {} : { variant }),
  };
}
