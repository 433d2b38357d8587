import { prepareBank, type PreparedBank } from '../assessment/bank.js';
import type { ItemParameters } from '../assessment/response-model.js';
import type { ParameterSet } from '../content/content.js';
import type { ItemResponse, Sitting } from './sitting.js';

/** zod gives an absent optional field as undefined; the engine's types want it left out. */
function parametersOf({ a, b, c, d, bSd }: ItemResponse['parameters']): ItemParameters {
  return { a, b, c, d, ...(bSd === undefined ? {} : { bSd }) };
}

function same(one: ItemParameters | undefined, other: ItemResponse['parameters']): boolean {
  return (
    one !== undefined && (['a', 'b', 'c', 'd', 'bSd'] as const).every((name) => one[name] === other[name])
  );
}

/**
 * The bank that this sitting is estimated with: today's, but with every item that was answered as it was when
 * it was served. An update of the content during a sitting changes nothing that was already answered.
 */
export function sittingBank(
  { responses }: Pick<Sitting, 'responses'>,
  parameters: ParameterSet,
): PreparedBank {
  if (responses.every(({ item, parameters: served }) => same(parameters.of.get(item), served))) {
    return parameters.bank;
  }
  const answered = new Map(
    responses.map(({ item, domain, competence, parameters: served }) => [
      item,
      { id: item, domain, competence, parameters: parametersOf(served) },
    ]),
  );
  const others = [...parameters.bank.items.values()].filter(({ id }) => !answered.has(id));
  return prepareBank([...others, ...answered.values()]);
}
