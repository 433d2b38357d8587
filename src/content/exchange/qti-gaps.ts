import { partsAsked, type AskedPart } from '../asked-parts.js';
import { BLANK } from '../item-types/blank-mark.js';
import type { ItemOf } from '../items.js';
import { feedbackBehind } from './qti-feedback.js';
import { optionIdentifier, responseOf } from './qti-response.js';
import { xml, type Xml, type XmlNode } from './xml-tree.js';

/** A field to write in, as long as the longest right answer. */
export function textEntry(responseIdentifier: string, accepted: readonly string[]): Xml {
  const expectedLength = String(Math.max(...accepted.map(({ length }) => length)));
  return xml('textEntryInteraction', { responseIdentifier, expectedLength });
}

function gapOf({ id, options, key, feedback }: AskedPart): XmlNode[] {
  const responseIdentifier = responseOf(id);
  const field =
    'accepted' in key
      ? textEntry(responseIdentifier, key.accepted)
      : xml(
          'inlineChoiceInteraction',
          { responseIdentifier, shuffle: 'false' },
          ...options.map(({ text }, index) =>
            xml('inlineChoice', { identifier: optionIdentifier(id, index) }, text),
          ),
        );
  return [field, ...feedbackBehind(id, feedback)];
}

/** The paragraphs of a text with gaps, each gap a list or a field. */
export function gapText(item: ItemOf<'blanks'>): Xml[] {
  const gaps = new Map(partsAsked(item).map((part) => [part.id, gapOf(part)]));
  return item.text
    .trim()
    .split(/\n\s*\n/)
    .map((words) => {
      // What the pattern captures stands between the pieces: the id of each gap.
      const pieces = words.split(BLANK);
      const nodes = pieces.flatMap((piece, index) =>
        index % 2 === 1 ? (gaps.get(piece) ?? []) : piece === '' ? [] : [piece],
      );
      return xml('p', {}, ...nodes);
    });
}
