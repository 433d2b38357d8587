import { seededRandom, shuffled } from './random.js';

export interface OrderedOptions {
  readonly id: string;
  readonly options: readonly { readonly id: string }[];
  /** False where the order has a meaning of its own, such as a scale. */
  readonly shuffle?: boolean;
}

/**
 * The ids of an item's options in the order in which a sitting shows them. The order depends on the seed and the
 * item alone: a page shown again is the same page, and two items of a sitting are shuffled apart.
 */
export function optionOrder(item: OrderedOptions, seed: string): string[] {
  const ids = item.options.map(({ id }) => id);
  return item.shuffle === false ? ids : shuffled(ids, seededRandom(`options/${seed}/${item.id}`));
}
