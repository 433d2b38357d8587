import { itemsOf } from './module-items.js';
import type { Module } from './modules.js';
import type { Localized } from './localized.js';
import type { Path } from './paths.js';

/**
 * A module as what a learner takes: a training path that asks its items in their order. A link, a prescription and a
 * sitting then know no other thing than paths.
 */
export function pathOfModule(module: Module): Path {
  const { id, competence, minutes, translations } = module;
  const items = itemsOf(module).length;
  const words = (of: (content: Pick<Module, 'title' | 'summary'>) => string): Localized => ({
    fr: of(module),
    ...(translations?.en === undefined ? {} : { en: of(translations.en) }),
  });
  return {
    id,
    module: id,
    mode: 'training',
    title: words(({ title }) => title),
    description: words(({ summary }) => summary),
    teacherNote: words(({ summary }) => summary),
    minutes,
    competences: [competence],
    length: { min: items, max: items },
    grading: 'share',
    feedback: 'at-once',
  };
}
