import type { Content } from '../content/content.js';
import { itemsOf } from '../content/module-items.js';
import type { Module } from '../content/modules.js';

/** The modules that may leave as packages: those that ask no reserved item. */
export function packableModules({ modules, items }: Pick<Content, 'modules' | 'items'>): Module[] {
  return [...modules.values()].filter((module) =>
    itemsOf(module).every((id) => items.get(id)?.access === 'practice'),
  );
}
