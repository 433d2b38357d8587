import { levelAt } from '../assessment/levels.js';
import { optionsOf } from './asked-parts.js';
import type { Content } from './content.js';
import type { Item } from './items.js';

/** What authors aim at: shares of the items concerned, and items in each competence. */
export const AIMS = { singleChoice: 0.5, longestKey: 0.4, oneLetter: 0.4, perCompetence: 15 } as const;

export interface BankQuality {
  /** The share of single choices among all items, 0–1. */
  readonly singleChoice: number;
  /** The share of single choices whose key is longer than every other option: who knows nothing picks it. */
  readonly longestKey: number;
  /** The letter that is right most often among single choices, and its share. */
  readonly letter: { readonly id: string; readonly share: number } | undefined;
  /** Items with an option that stands for others: « toutes les réponses », « aucune ». */
  readonly catchAll: readonly string[];
  readonly withoutLevelReason: number;
  readonly withoutBarriers: number;
  /** Competences with fewer items than aimed at, or with none at a named level. */
  readonly holes: readonly {
    readonly competence: string;
    readonly items: number;
    /** Named levels at which no item is aimed. */
    readonly levels: readonly string[];
  }[];
}

const CATCH_ALL =
  /^(toutes les (réponses|propositions)|aucune( de ces| des)? (réponses?|propositions?)|all of the above|none of the above)/i;

const shareOf = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);

/** Whether the key is longer than every other option: who knows nothing picks it. */
export function keyIsLongest(item: Item): boolean {
  const options = optionsOf(item);
  const key = options.find(({ correct }) => correct)?.text.length ?? 0;
  return options.every(({ correct, text }) => correct || text.length < key);
}

/** Whether an option stands for others. */
export function hasCatchAll(item: Item): boolean {
  return optionsOf(item).some(({ text }) => CATCH_ALL.test(text));
}

function commonestKey(items: readonly Item[]): BankQuality['letter'] {
  const keys = items.flatMap((item) => optionsOf(item).flatMap(({ id, correct }) => (correct ? [id] : [])));
  const [most] = [...new Set(keys)]
    .map((id) => ({ id, share: shareOf(keys.filter((key) => key === id).length, keys.length) }))
    .toSorted((one, other) => other.share - one.share || (one.id < other.id ? -1 : 1));
  return most;
}

function holesOf({ framework, items }: Content): BankQuality['holes'] {
  const { centre, step } = framework.itemLevels;
  const levels = framework.levels.map(({ id, from }) => ({ id, ...(from === undefined ? {} : { from }) }));
  return framework.domains
    .flatMap(({ competences }) => competences)
    .map(({ id: competence }) => {
      const own = [...items.values()].filter((item) => item.competence === competence && item.trial !== true);
      const aimedAt = new Set(own.map(({ level }) => levelAt((level - centre) * step, levels)));
      return {
        competence,
        items: own.length,
        levels: levels.map(({ id }) => id).filter((id) => !aimedAt.has(id)),
      };
    })
    .filter(({ items: count, levels: none }) => count < AIMS.perCompetence || none.length > 0);
}

/** How well a bank is made, as far as counting tells. */
export function bankQuality(content: Content): BankQuality {
  const items = [...content.items.values()];
  const single = items.filter(({ type }) => type === 'single-choice');
  return {
    singleChoice: shareOf(single.length, items.length),
    longestKey: shareOf(single.filter(keyIsLongest).length, single.length),
    letter: commonestKey(single),
    catchAll: items.filter(hasCatchAll).map(({ id }) => id),
    withoutLevelReason: items.filter(({ levelReason }) => levelReason === undefined).length,
    withoutBarriers: items.filter(({ barriers }) => barriers === undefined).length,
    holes: holesOf(content),
  };
}
