import { prepareBank, type PreparedBank } from '../../src/assessment/bank.js';
import type { ItemParameters } from '../../src/assessment/response-model.js';
import type { Item } from '../../src/content/items.js';
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
  };
}

/** @throws RangeError when the package does not hold them */
export function parametersOf({ parameters }: PackageContent, id: string): ItemParameters {
  const found = parameters[id];
  if (found === undefined) throw new RangeError(`${id} has no parameters`);
  return found;
}

/** @throws RangeError when the package does not hold it */
export function itemIn({ items }: Course, id: string): Item {
  const found = items.get(id);
  if (found === undefined) throw new RangeError(`${id} is not in this package`);
  return found;
}
