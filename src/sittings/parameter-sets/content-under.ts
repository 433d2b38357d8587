import { prepareBank } from '../../assessment/bank.js';
import type { Content } from '../../content/content.js';
import { bankItemOf } from '../../content/parameter-set.js';
import { parametersOf } from '../sitting-bank.js';
import type { StoredParameterSet } from './stored-set.js';

/** From so many answers on, and with a standard error of b no larger, in logits, an item is no longer a guess. */
const SETTLED = { answers: 50, standardError: 0.35 };

/**
 * The content as a calibrated set has it: the parameters that it found of items whose text is still the same, the
 * experts' of all others, its thresholds of levels, and how far it found competences apart.
 */
export function contentUnder(set: StoredParameterSet, content: Content): Content {
  const found = new Map(
    set.items
      .filter(({ item, revision }) => content.items.get(item)?.revision === revision)
      .map((each) => [each.item, each]),
  );
  const of = new Map(
    [...content.parameters.of].map(([id, guessed]) => {
      const own = found.get(id);
      return [id, own === undefined ? guessed : parametersOf(own.parameters)] as const;
    }),
  );
  const bank = prepareBank(
    [...content.items.values()].flatMap((item) => {
      const parameters = of.get(item.id);
      return parameters === undefined ? [] : [bankItemOf(item, parameters)];
    }),
  );
  const settled = [...found.values()].filter(
    ({ answers, parameters: { bSd = Infinity } }) =>
      answers >= SETTLED.answers && bSd <= SETTLED.standardError,
  );
  const levels = content.framework.levels.map((level) => ({
    ...level,
    from: set.thresholds[level.id] ?? level.from,
  }));
  return {
    ...content,
    framework: { ...content.framework, levels },
    parameters: {
      id: set.id,
      of,
      bank,
      settled: new Set(settled.map(({ item }) => item)),
      deviation: set.deviation,
    },
  };
}
