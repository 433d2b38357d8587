import { feedbackBehind } from './qti-feedback.js';
import { lineOf } from './qti-words.js';
import { xml, type Xml } from './xml-tree.js';

interface Option {
  readonly identifier: string;
  readonly text: string;
  readonly feedback: string | undefined;
}

const simpleChoice = ({ identifier, text, feedback }: Option): Xml =>
  xml('simpleChoice', { identifier }, ...lineOf(text), ...feedbackBehind(identifier, feedback));

export const promptOf = (question: string): Xml => xml('prompt', {}, ...lineOf(question));

/** Options to choose from, each with its feedback; several where `most` is 0. */
export function choiceInteraction(
  responseIdentifier: string,
  question: string,
  options: readonly Option[],
  { shuffle, most }: { readonly shuffle: boolean; readonly most: 0 | 1 },
): Xml {
  const attributes = { responseIdentifier, shuffle: String(shuffle), maxChoices: String(most) };
  return xml('choiceInteraction', attributes, promptOf(question), ...options.map(simpleChoice));
}

/** Elements to put in order, shown in another. */
export function orderInteraction(
  responseIdentifier: string,
  question: string,
  elements: readonly Option[],
): Xml {
  const attributes = { responseIdentifier, shuffle: 'true' };
  return xml('orderInteraction', attributes, promptOf(question), ...elements.map(simpleChoice));
}

/** Lines that each take one of the choices; a choice may serve all of them. */
export function matchInteraction(
  responseIdentifier: string,
  question: string,
  lines: readonly (Option & { readonly feedbackId: string })[],
  choices: readonly Pick<Option, 'identifier' | 'text'>[],
): Xml {
  const most = String(lines.length);
  const attributes = { responseIdentifier, shuffle: 'true', maxAssociations: most };
  const line = ({ identifier, text, feedback, feedbackId }: (typeof lines)[number]) =>
    xml(
      'simpleAssociableChoice',
      { identifier, matchMax: '1' },
      ...lineOf(text),
      ...feedbackBehind(feedbackId, feedback),
    );
  const choice = ({ identifier, text }: (typeof choices)[number]) =>
    xml('simpleAssociableChoice', { identifier, matchMax: most }, ...lineOf(text));
  return xml(
    'matchInteraction',
    attributes,
    promptOf(question),
    xml('simpleMatchSet', {}, ...lines.map(line)),
    xml('simpleMatchSet', {}, ...choices.map(choice)),
  );
}
