import { stringify } from 'yaml';
import type { Content } from '../content.js';
import type { Item, ItemContent } from '../items.js';
import { readGift } from './gift-read.js';
import { whyNoGift, writeGift } from './gift-write.js';
import { itemOfQuestion, type ImportDefaults } from './item-of-question.js';
import { readMoodleXml } from './moodle-xml-read.js';
import { writeMoodleXml } from './moodle-xml-write.js';
import { exported } from './question-of-item.js';

/** Formats of questions that other tools read and write. */
export const FORMATS = ['moodle-xml', 'gift'] as const;

export type Format = (typeof FORMATS)[number];

export interface Export {
  readonly text: string;
  readonly items: number;
  /** What the format does not carry, and in how many items. */
  readonly losses: ReadonlyMap<string, number>;
  /** Ids of what it has no place for, with the reason. */
  readonly leftOut: readonly { readonly id: string; readonly why: string }[];
}

/** Items in another tool's format. Reserved ones never leave. */
export function exportItems(items: readonly Item[], format: Format): Export {
  const losses = new Map<string, number>();
  const leftOut: { id: string; why: string }[] = [];
  const questions = items.flatMap((item) => {
    const { question, losses: lost } = exported(item);
    const unfit = format === 'gift' ? whyNoGift(question) : undefined;
    const why = item.access === 'reserved' ? 'reserved' : unfit;
    if (why !== undefined) {
      leftOut.push({ id: item.id, why });
      return [];
    }
    for (const loss of lost) losses.set(loss, (losses.get(loss) ?? 0) + 1);
    return [question];
  });
  const text = format === 'gift' ? writeGift(questions) : writeMoodleXml(questions);
  return { text, items: questions.length, losses, leftOut };
}

export interface Import {
  readonly items: readonly ItemContent[];
  readonly leftOut: readonly { readonly name: string; readonly why: string }[];
}

/** The questions of another tool's file as items, and what could not be one. @throws RangeError for another kind of file */
export function importItems(text: string, format: Format, defaults: ImportDefaults): Import {
  const items: ItemContent[] = [];
  const leftOut: { name: string; why: string }[] = [];
  const read = format === 'gift' ? readGift(text) : readMoodleXml(text);
  for (const [index, one] of read.entries()) {
    try {
      if ('problem' in one) leftOut.push({ name: one.name, why: one.problem });
      else items.push(itemOfQuestion(one.question, index + 1, defaults));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      leftOut.push({ name: one.name, why: error.message });
    }
  }
  return { items, leftOut };
}

/** Items as a file of content holds them. */
export function itemFileOf(competence: string, items: readonly ItemContent[]): string {
  return stringify({ competence, items }, { lineWidth: 0 });
}

/** Items in the order of the bank: those of a domain or a competence, of a module, or all. */
export function itemsOfPart(part: string | undefined, content: Content): Item[] {
  const all = [...content.items.values()];
  if (part === undefined) return all;
  const module = content.modules.get(part);
  if (module === undefined)
    return all.filter(({ domain, competence }) => part === domain || part === competence);
  return module.steps.flatMap((step) => (step.kind === 'item' ? (content.items.get(step.item) ?? []) : []));
}
