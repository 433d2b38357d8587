import { entropyOf } from './entropy.js';
import { AssessmentError } from './errors.js';
import { NODES, tabulate } from './grid.js';
import type { ResponseCurve } from './response-curve.js';
import { responseCurve } from './response-model.js';
import type { ItemParameters } from './response-model.js';

/** An item as the engine sees it. */
export interface BankItem {
  readonly id: string;
  readonly domain: string;
  /** The competence's whole id, such as `donnees.identite`. */
  readonly competence: string;
  readonly parameters: ItemParameters;
  /** Such as `single-choice`: for a plan that limits the share of a type. */
  readonly type?: string;
  /** Ids of items that give this one away, or repeat it: never in one sitting. */
  readonly enemies?: readonly string[];
  /** Against the clock, or a simulation: never two in a row. */
  readonly demanding?: boolean;
  /** How many words there are to read. */
  readonly words?: number;
}

export interface PreparedItem extends BankItem {
  readonly curve: ResponseCurve;
  /** The chance of each category of credit at each node of the grid, from none to full, and its logarithm. */
  readonly chances: readonly Float64Array[];
  readonly logChances: readonly Float64Array[];
  /** The expected credit, Fisher's information, and the entropy of the answer in nats, at each node. */
  readonly right: Float64Array;
  readonly information: Float64Array;
  readonly entropy: Float64Array;
}

/** A bank made ready once (about 30 µs and 5 kB for each set of parameters), to be shared by any number of sittings. */
export interface PreparedBank {
  readonly items: ReadonlyMap<string, PreparedItem>;
  readonly byCompetence: ReadonlyMap<string, readonly PreparedItem[]>;
  /** Whether any item has enemies: most banks have none, and need not look. */
  readonly hasEnemies: boolean;
}

/**
 * @throws AssessmentError `parameters-out-of-range` (naming the item); `invalid-bank` when two items share an id
 * or a competence stands in two domains.
 */
export function prepareBank(bankItems: readonly BankItem[]): PreparedBank {
  const items = new Map<string, PreparedItem>();
  const byCompetence = new Map<string, PreparedItem[]>();
  // Experts' levels give the same parameters to many items, and these the same tables.
  const known = new Map<string, Tables>();
  const tablesFor = (item: BankItem): Tables => {
    const { a, b, c, d, bSd, steps } = item.parameters;
    const key = JSON.stringify([a, b, c, d, bSd, steps]);
    const tables = known.get(key) ?? tablesOf(item);
    known.set(key, tables);
    return tables;
  };
  for (const item of bankItems) {
    if (items.has(item.id)) throw new AssessmentError('invalid-bank', `two items are called ${item.id}`);
    const prepared = { ...item, ...tablesFor(item) };
    const siblings = byCompetence.get(item.competence) ?? [];
    if (siblings[0] !== undefined && siblings[0].domain !== item.domain) {
      throw new AssessmentError('invalid-bank', `${item.competence} stands in two domains (${item.id})`);
    }
    siblings.push(prepared);
    items.set(item.id, prepared);
    byCompetence.set(item.competence, siblings);
  }
  return { items, byCompetence, hasEnemies: bankItems.some(({ enemies }) => enemies !== undefined) };
}

/** The items of a bank that are to be kept; none is prepared anew. */
export function restrictBank(bank: PreparedBank, keep: (item: PreparedItem) => boolean): PreparedBank {
  const items = new Map([...bank.items].filter(([, item]) => keep(item)));
  const byCompetence = new Map(
    [...bank.byCompetence].flatMap(([competence, all]) => {
      const kept = all.filter(keep);
      return kept.length === 0 ? [] : [[competence, kept] as const];
    }),
  );
  return { items, byCompetence, hasEnemies: bank.hasEnemies };
}

/** @throws AssessmentError `unknown-item`: a bank must keep every item that its sittings have answers to. */
export function itemOf(bank: PreparedBank, id: string): PreparedItem {
  const item = bank.items.get(id);
  if (item === undefined) throw new AssessmentError('unknown-item', `the bank has no item ${id}`);
  return item;
}

/** The domain of a competence; without an item to tell it, what its id has before the dot. */
export function domainOf(bank: PreparedBank, competence: string): string {
  return bank.byCompetence.get(competence)?.[0]?.domain ?? competence.replace(/\..*$/, '');
}

/** What follows from an item's parameters alone. */
type Tables = Omit<PreparedItem, keyof BankItem>;

function tablesOf(item: BankItem): Tables {
  const curve = curveOf(item);
  const atNodes = Array.from(NODES, (ability) => curve.chances(ability));
  const chances = Array.from({ length: curve.categories }, (_, category) =>
    Float64Array.from(atNodes, (node) => node[category]?.chance ?? 0),
  );
  return {
    curve,
    chances,
    logChances: chances.map((table) => table.map(Math.log)),
    right: tabulate((ability) => curve.right(ability)),
    information: tabulate((ability) => curve.information(ability)),
    entropy: NODES.map((_, k) => chances.reduce((sum, table) => sum + entropyOf(table[k] ?? 0), 0)),
  };
}

function curveOf({ id, parameters }: BankItem): ResponseCurve {
  try {
    return responseCurve(parameters);
  } catch (error) {
    if (!(error instanceof AssessmentError)) throw error;
    throw new AssessmentError(error.code, `${id}: ${error.message}`);
  }
}
