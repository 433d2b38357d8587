import { partsAsked } from '../../../content/asked-parts.js';
import type { ItemOf } from '../../../content/items.js';
import type { Serving } from '../../../sittings/sitting.js';
import { inlineMarkdown, markdown } from '../markdown.js';
import { presentShuffledPart, type Given } from './parts.js';

/** A screen like those of the job, with its decisions. */
export function presentSimulation(item: ItemOf<'simulation'>, serving: Serving, given: Given) {
  const asked = new Map(partsAsked(item).map((part) => [part.id, part]));
  return {
    kind: 'simulation' as const,
    look: item.kind,
    screen: item.screen,
    folded: item.folded,
    clock: item.clock,
    panels: item.panels.map(({ title, note, facts = [], text, inspect = [], outcomes = [] }) => ({
      title,
      note,
      facts: facts.map(({ label, value }) => ({ label, valueHtml: inlineMarkdown(value) })),
      textHtml: text === undefined ? undefined : markdown(text),
      inspect: inspect.map((one) => ({ label: one.label, textHtml: inlineMarkdown(one.text) })),
      outcomes: outcomes
        .flatMap(({ id }) => asked.get(id) ?? [])
        .map((part) => presentShuffledPart(part, serving, given)),
    })),
  };
}
