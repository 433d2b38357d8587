import type { Item } from '../items.js';
import { lostAnywhere } from './question.js';
import { bodyOf } from './qti-body.js';
import { feedbackRuleOf } from './qti-feedback.js';
import { EXPLANATION, outcomesOf, processingOf } from './qti-processing.js';
import { declarationOf, responsesOf } from './qti-response.js';
import { blocksOf, paragraph } from './qti-words.js';
import { xml, type Xml } from './xml-tree.js';

/** The explanation and the source, shown once the answers are in. */
function explanationOf({ explanation, source: { title, url } }: Item): Xml {
  const named = url === undefined ? title : xml('a', { href: url }, title);
  return xml(
    'modalFeedback',
    { outcomeIdentifier: EXPLANATION, showHide: 'show', identifier: EXPLANATION },
    ...blocksOf(explanation),
    paragraph('source', 'Source : ', named),
  );
}

/** An item as an `assessmentItem`, in the words of QTI 2.1 (Information Model, chapters 5 to 9). */
export function qtiItemOf(item: Item): Xml {
  const responses = responsesOf(item);
  const rule = feedbackRuleOf(item);
  return xml(
    'assessmentItem',
    {
      identifier: item.id,
      title: item.id,
      'xml:lang': 'fr',
      adaptive: 'false',
      timeDependent: 'false',
      toolName: 'Parcours',
    },
    ...responses.map(declarationOf),
    ...outcomesOf(responses, rule.always.length > 0),
    bodyOf(item),
    processingOf(responses, rule),
    explanationOf(item),
  );
}

function lostTolerances(all: readonly string[]): string[] {
  return all.map((one) => (one === 'case' ? 'tolerance: accents and spaces' : `tolerance: ${one}`));
}

function lostOfType(item: Item): readonly string[] {
  switch (item.type) {
    case 'short-text':
      return lostTolerances(item.tolerance);
    case 'blanks':
      return lostTolerances([
        ...new Set(item.blanks.flatMap((blank) => ('accepted' in blank ? blank.tolerance : []))),
      ]);
    case 'categories':
      return ['type: becomes a matching'];
    case 'find-in-document':
      return ['document: loses its look'];
    case 'simulation':
      return ['screen: becomes a text with questions'];
    default:
      return [];
  }
}

/** What QTI does not carry of an item. Its tags stand in the metadata. */
export function lostInQti(item: Item): string[] {
  return [...lostOfType(item), ...lostAnywhere(item).filter((loss) => loss !== 'tags')];
}
