import { partsAsked } from '../../../content/asked-parts.js';
import { BLANK } from '../../../content/item-types/blank-mark.js';
import type { ItemOf } from '../../../content/items.js';
import type { Serving } from '../../../sittings/sitting.js';
import { presentShuffledPart, type Given } from './parts.js';

/** A text with gaps: its paragraphs, each a run of words and blanks. */
export function presentBlanks(item: ItemOf<'blanks'>, serving: Serving, given: Given) {
  const asked = partsAsked(item);
  const blankOf = (id: string) => {
    const index = asked.findIndex((part) => part.id === id);
    const part = asked[index];
    if (part === undefined) return undefined;
    const written = part.options.length === 0 ? (given.get(id) ?? '') : undefined;
    return { ...presentShuffledPart(part, serving, given), number: index + 1, written };
  };
  // A pattern with a group splits into words and ids in turn.
  const runs = (paragraph: string) =>
    paragraph
      .split(BLANK)
      .map((piece, index) => (index % 2 === 0 ? { text: piece } : { blank: blankOf(piece) }));
  const paragraphs = item.text.trim().split(/\n\s*\n/);
  return { kind: 'blanks' as const, of: asked.length, paragraphs: paragraphs.map(runs) };
}
