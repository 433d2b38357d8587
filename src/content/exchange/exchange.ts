import { stringify } from 'yaml';
import type { Content } from '../content.js';
import type { Item, ItemContent } from '../items.js';
import { readGift } from './gift-read.js';
import { whyNoGift, writeGift } from './gift-write.js';
import { itemOfQuestion, type ImportDefaults } from './item-of-question.js';
import { readMoodleXml } from './moodle-xml-read.js';
import { writeMoodleXml } from './moodle-xml-write.js';
import type { QtiVersion } from './qti-dialect.js';
import { lostInQti } from './qti-item.js';
import { qtiPackage } from './qti-package.js';
import { exported } from './question-of-item.js';

/** Formats of questions that other tools read and write, as texts. */
export const FORMATS = ['moodle-xml', 'gift'] as const;

export type Format = (typeof FORMATS)[number];

/** Formats of packages, which are only written, with their version of QTI. */
const PACKAGE_VERSIONS = { 'qti-2.1': '2.1', 'qti-3.0': '3.0' } as const satisfies Record<string, QtiVersion>;

type PackageFormat = keyof typeof PACKAGE_VERSIONS;

export const EXPORT_FORMATS = [...FORMATS, 'qti-2.1', 'qti-3.0'] as const satisfies (
  Format | PackageFormat
)[];

interface Export {
  readonly items: number;
  /** What the format does not carry, and in how many items. */
  readonly losses: ReadonlyMap<string, number>;
  /** Ids of what it has no place for, with the reason. */
  readonly leftOut: readonly { readonly id: string; readonly why: string }[];
}

/** Those that may leave, and what is to be said of the others and of what is lost. Reserved ones never leave. */
function leaving(
  items: readonly Item[],
  lostOf: (item: Item) => readonly string[],
  whyNot: (item: Item) => string | undefined,
) {
  const losses = new Map<string, number>();
  const leftOut: { id: string; why: string }[] = [];
  const kept = items.filter((item) => {
    const why = item.access === 'reserved' ? 'reserved' : whyNot(item);
    if (why !== undefined) leftOut.push({ id: item.id, why });
    else for (const loss of lostOf(item)) losses.set(loss, (losses.get(loss) ?? 0) + 1);
    return why === undefined;
  });
  return { kept, told: { items: kept.length, losses, leftOut } };
}

/** Items as a text in another tool's format. */
export function exportItems(items: readonly Item[], format: Format): Export & { readonly text: string } {
  const { kept, told } = leaving(
    items,
    (item) => exported(item).losses,
    (item) => (format === 'gift' ? whyNoGift(exported(item).question) : undefined),
  );
  const questions = kept.map((item) => exported(item).question);
  return { text: format === 'gift' ? writeGift(questions) : writeMoodleXml(questions), ...told };
}

/** Items as a content package of QTI, which has a place for every type. */
export function exportPackage(
  items: readonly Item[],
  format: PackageFormat,
): Export & { readonly bytes: Uint8Array } {
  const { kept, told } = leaving(items, lostInQti, () => undefined);
  return { bytes: qtiPackage(kept, PACKAGE_VERSIONS[format]), ...told };
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
