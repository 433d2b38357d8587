import { prepareBank } from '../assessment/bank.js';
import type { BankItem } from '../assessment/bank.js';
import { expertParameters } from '../assessment/expert-parameters.js';
import type { ItemParameters } from '../assessment/response-model.js';
import { STATED_DEVIATION } from '../assessment/two-level/deviation.js';
import type { ParameterSet } from './content.js';
import type { Framework } from './framework.js';
import type { Item } from './items.js';
import { readingLoad } from './reading-load.js';

/** What an item's expert level and type make us believe of it, before anybody has answered. */
export function guessedParameters(item: Item, scale: Framework['itemLevels']): ItemParameters {
  if (item.type === 'short-text') return expertParameters(item.level, { type: item.type }, scale);
  const options = item.options.length;
  if (item.type === 'single-choice') return expertParameters(item.level, { type: item.type, options }, scale);
  const right = item.options.filter(({ correct }) => correct).length;
  return expertParameters(item.level, { type: item.type, options, right }, scale);
}

/** An item as the engine sees it, with what is believed of it. */
export function bankItemOf(item: Item, parameters: ItemParameters): BankItem {
  const { id, domain, competence, type, enemies } = item;
  const words = readingLoad(item);
  return { id, domain, competence, parameters, type, words, ...(enemies && { enemies }) };
}

/** The set that rests on the authors' levels alone. */
export function expertParameterSet(items: readonly Item[], scale: Framework['itemLevels']): ParameterSet {
  const of = new Map(items.map((item) => [item.id, guessedParameters(item, scale)]));
  const bank = prepareBank(items.map((item) => bankItemOf(item, guessedParameters(item, scale))));
  return { id: 'expert', of, bank, settled: new Set(), deviation: STATED_DEVIATION };
}
