import type { Content } from '../content/content.js';
import type { Item } from '../content/items.js';
import { opaqueId } from '../security/opaque-id.js';
import { showItem } from './showing.js';
import type { Serving, Sitting } from './sitting.js';

/**
 * A showing of an item in a sitting.
 * @param content as the sitting's parameter set has it
 */
export function servingOf(
  item: Item,
  sitting: Pick<Sitting, 'seed'>,
  { parameters: set }: Content,
  servedAt: number,
): Serving {
  const parameters = set.of.get(item.id);
  if (parameters === undefined) throw new RangeError(`${item.id} has no parameters`);
  return showItem(item, sitting, { id: opaqueId(), parameters, servedAt });
}
