import { prepareBank } from '../assessment/bank.js';
import type { BankItem } from '../assessment/bank.js';
import { expertParameters } from '../assessment/expert-parameters.js';
import type { AnswerFormat } from '../assessment/expert-parameters.js';
import type { ItemParameters } from '../assessment/response-model.js';
import { STATED_DEVIATION } from '../assessment/two-level/deviation.js';
import { partsAsked } from './asked-parts.js';
import type { ParameterSet } from './content.js';
import type { Framework } from './framework.js';
import { markablePassages } from './item-types/markable-passages.js';
import type { Item } from './items.js';
import { readingLoad } from './reading-load.js';

/** What an item's expert level and type make us believe of it, before anybody has answered. */
export function guessedParameters(item: Item, scale: Framework['itemLevels']): ItemParameters {
  return expertParameters(item.level, formatOf(item), scale);
}

function formatOf(item: Item): AnswerFormat {
  switch (item.type) {
    case 'short-text':
      return { type: 'short-text' };
    case 'single-choice':
      return { type: 'single-choice', options: item.options.length };
    case 'several-choices': {
      const right = item.options.filter(({ correct }) => correct).length;
      return { type: 'several-choices', options: item.options.length, right };
    }
    case 'find-in-document': {
      const passages = markablePassages(item.document.passages);
      const right = passages.filter(({ faulty }) => faulty).length;
      return { type: 'several-choices', options: passages.length, right };
    }
    case 'ordering':
      return { type: 'parts', parts: item.elements.length };
    default:
      return { type: 'parts', parts: partsAsked(item).length };
  }
}

/** An item as the engine sees it, with what is believed of it. */
export function bankItemOf(item: Item, parameters: ItemParameters): BankItem {
  const { id, domain, competence, type, enemies } = item;
  const words = readingLoad(item);
  const demanding = type === 'simulation' || type === 'find-in-document';
  return { id, domain, competence, parameters, type, words, demanding, ...(enemies && { enemies }) };
}

/** The set that rests on the authors' levels alone. */
export function expertParameterSet(items: readonly Item[], scale: Framework['itemLevels']): ParameterSet {
  const of = new Map(items.map((item) => [item.id, guessedParameters(item, scale)]));
  const bank = prepareBank(items.map((item) => bankItemOf(item, guessedParameters(item, scale))));
  return { id: 'expert', of, bank, settled: new Set(), deviation: STATED_DEVIATION };
}
