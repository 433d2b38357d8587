import { prepareBank, type PreparedBank } from '../../src/assessment/bank.js';
import { seededRandom } from '../../src/assessment/random.js';
import type { ItemParameters } from '../../src/assessment/response-model.js';
import type { Item } from '../../src/content/items.js';
import { inVariant } from '../../src/content/in-variant.js';
import { markableOf } from '../../src/content/markable.js';
import { itemsOf } from '../../src/content/module-items.js';
import type { Module } from '../../src/content/modules.js';
import type { PackageContent } from '../../src/scorm/package-content.js';

/** A package's content, made ready: looked up by ids, with its items as the engine sees them. */
export interface Course {
  readonly content: PackageContent;
  readonly module: Module;
  /** Ids of the module's own items, in its order. */
  readonly asked: readonly string[];
  readonly modules: ReadonlyMap<string, Module>;
  readonly items: ReadonlyMap<string, Item>;
  readonly figures: ReadonlyMap<string, string>;
  readonly bank: PreparedBank;
  /**
   * Names what a learner's state rests on: steps, items, and what can be answered, by their ids and order. A word that
   * is mended leaves it as it is.
   */
  readonly structure: string;
}

/** What can be answered, without what is right. */
function answerable(item: Item): unknown {
  const asked = markableOf(item);
  switch (asked.type) {
    case 'ordering':
      return asked.elements;
    case 'matching':
      return [asked.prompts.map(({ id }) => id), asked.choices];
    case 'blanks':
      return asked.blanks.map((blank) => [blank.id, 'right' in blank ? blank.options : []]);
    default:
      return 'options' in asked ? asked.options.map(({ id }) => id) : [];
  }
}

function structureOf({ module, items }: PackageContent): string {
  const steps = module.steps.map((step) => (step.kind === 'item' ? [step.id, step.item] : step.id));
  const asked = items.map((item) => [item.id, answerable(item), item.variants?.map(({ id }) => id)]);
  const random = seededRandom(JSON.stringify([steps, asked]));
  return Array.from({ length: 6 }, () => Math.floor(random() * 36).toString(36)).join('');
}

/** @throws AssessmentError for parameters out of range: a package that was tampered with */
export function courseOf(content: PackageContent): Course {
  const { module, items, figures } = content;
  const bankItems = items.map((item) => {
    const { id, domain, competence, enemies } = item;
    return { id, domain, competence, parameters: parametersOf(content, id), ...(enemies && { enemies }) };
  });
  return {
    content,
    module,
    asked: itemsOf(module),
    modules: new Map([[module.id, module]]),
    items: new Map(items.map((item) => [item.id, item])),
    figures: new Map(Object.entries(figures)),
    bank: prepareBank(bankItems),
    structure: structureOf(content),
  };
}

/** @throws RangeError when the package does not hold them */
export function parametersOf({ parameters }: PackageContent, id: string): ItemParameters {
  const found = parameters[id];
  if (found === undefined) throw new RangeError(`${id} has no parameters`);
  return found;
}

/** An item in the words of its variant that was shown. @throws RangeError when the package does not hold it */
export function itemIn({ items }: Course, id: string, variant?: string): Item {
  const found = items.get(id);
  if (found === undefined) throw new RangeError(`${id} is not in this package`);
  return inVariant(found, variant);
}
