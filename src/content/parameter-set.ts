import { prepareBank } from '../assessment/bank.js';
import { expertParameters } from '../assessment/expert-parameters.js';
import type { ItemParameters } from '../assessment/response-model.js';
import type { ParameterSet } from './content.js';
import type { Framework } from './framework.js';
import type { Item } from './items.js';

/** What an item's expert level and type make us believe of it, before anybody has answered. */
export function guessedParameters(item: Item, scale: Framework['itemLevels']): ItemParameters {
  if (item.type === 'short-text') return expertParameters(item.level, { type: item.type }, scale);
  return expertParameters(item.level, { type: item.type, options: item.options.length }, scale);
}

/** The set that rests on the authors' levels alone. */
export function expertParameterSet(items: readonly Item[], scale: Framework['itemLevels']): ParameterSet {
  const of = new Map(items.map((item) => [item.id, guessedParameters(item, scale)]));
  const bank = prepareBank(
    items.map((item) => ({
      id: item.id,
      domain: item.domain,
      competence: item.competence,
      parameters: guessedParameters(item, scale),
    })),
  );
  return { id: 'expert', provisional: true, of, bank };
}
