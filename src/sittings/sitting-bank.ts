import {
  prepareBank,
  restrictBank,
  type BankItem,
  type PreparedBank,
  type PreparedItem,
} from '../assessment/bank.js';
import type { ItemParameters } from '../assessment/response-model.js';
import type { Content, ParameterSet } from '../content/content.js';
import type { PrescriptionSettings } from './prescriptions.js';
import type { ItemResponse, Sitting } from './sitting.js';

/** zod gives an absent optional field as undefined; the engine's types want it left out. */
export function parametersOf({
  a,
  b,
  c,
  d,
  bSd,
  steps,
}: ItemParameters | ItemResponse['parameters']): ItemParameters {
  return { a, b, c, d, ...(bSd === undefined ? {} : { bSd }), ...(steps === undefined ? {} : { steps }) };
}

/** What items were served with, and what was found to be the same: both stay as they are, and are compared once. */
const found = new WeakMap<ItemResponse['parameters'], ItemParameters>();

function same(one: ItemParameters | undefined, other: ItemResponse['parameters']): boolean {
  if (one === undefined) return false;
  if (found.get(other) === one) return true;
  const equal =
    (['a', 'b', 'c', 'd', 'bSd'] as const).every((name) => one[name] === other[name]) &&
    one.steps?.join() === other.steps?.join();
  if (equal) found.set(other, one);
  return equal;
}

/** What the mix of questions goes by; nothing of an item that is gone. */
function traitsOf(item: PreparedItem | undefined): Pick<BankItem, 'type' | 'enemies' | 'words'> {
  const { type, enemies, words } = item ?? {};
  return { ...(type && { type }), ...(enemies && { enemies }), ...(words && { words }) };
}

/** Bands of levels already cut out of a parameter set's bank. */
const bands = new WeakMap<ParameterSet, Map<string, PreparedBank>>();

/**
 * The items that a prescription may ask and score: those of today's bank that are not on trial, or of them the band of
 * expert levels that a teacher chose.
 */
export function eligibleBank(
  { levels }: Pick<PrescriptionSettings, 'levels'>,
  { items, parameters }: Pick<Content, 'items' | 'parameters'>,
): PreparedBank {
  const known = bands.get(parameters) ?? new Map<string, PreparedBank>();
  bands.set(parameters, known);
  const { from, to } = levels ?? { from: -Infinity, to: Infinity };
  const name = `${from}-${to}`;
  const band =
    known.get(name) ??
    restrictBank(parameters.bank, ({ id }) => {
      const { level = NaN, trial = false } = items.get(id) ?? {};
      return !trial && level >= from && level <= to;
    });
  known.set(name, band);
  return band;
}

/**
 * The bank that this sitting is estimated with: today's, but with every item that was answered as it was when
 * it was served. An update of the content during a sitting changes nothing that was already answered.
 */
export function sittingBank(
  { responses, prescription }: Pick<Sitting, 'responses' | 'prescription'>,
  content: Pick<Content, 'items' | 'parameters'>,
): PreparedBank {
  const bank = eligibleBank(prescription.settings, content);
  const { of } = content.parameters;
  if (responses.every(({ item, parameters: served }) => bank.items.has(item) && same(of.get(item), served))) {
    return bank;
  }
  const answered = new Map(
    responses.map(({ item, domain, competence, parameters: served }) => [
      item,
      { ...traitsOf(bank.items.get(item)), id: item, domain, competence, parameters: parametersOf(served) },
    ]),
  );
  const others = [...bank.items.values()].filter(({ id }) => !answered.has(id));
  return prepareBank([...others, ...answered.values()]);
}
