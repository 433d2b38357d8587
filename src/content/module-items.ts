import type { ModuleContent } from './modules.js';

/** The items that a module asks, in its order. */
export function itemsOf({ steps }: Pick<ModuleContent, 'steps'>): string[] {
  return steps.flatMap((step) => (step.kind === 'item' ? [step.item] : []));
}
