import { partsAsked } from '../asked-parts.js';
import type { ItemOf } from '../items.js';
import { choiceInteraction, promptOf } from './qti-choices.js';
import { feedbackBehind } from './qti-feedback.js';
import { optionIdentifier, RESPONSE, responseOf } from './qti-response.js';
import { blocksOf, lineOf, paragraph } from './qti-words.js';
import { xml, type Xml, type XmlNode } from './xml-tree.js';

const labelled = (kind: string, label: string, value: string): Xml =>
  paragraph(kind, xml('strong', {}, label), ' ', ...lineOf(value));

/** A document whose passages are marked where they stand. */
export function documentBody({ question, document }: ItemOf<'find-in-document'>): Xml {
  const paragraphs: XmlNode[][] = [];
  for (const passage of document.passages) {
    if (passage.break === true || paragraphs.length === 0) paragraphs.push([]);
    const here = paragraphs.at(-1) ?? [];
    if (here.length > 0) here.push(' ');
    if ('id' in passage) {
      const { id, text, feedback } = passage;
      here.push(xml('hottext', { identifier: id }, ...lineOf(text)), ...feedbackBehind(id, feedback));
    } else here.push(...lineOf(passage.text));
  }
  return xml(
    'hottextInteraction',
    { responseIdentifier: RESPONSE, maxChoices: '0', class: `document ${document.kind}` },
    promptOf(question),
    xml('h3', {}, document.title),
    ...(document.header ?? []).map(({ label, value }) => labelled('header', label, value)),
    ...paragraphs.map((nodes) => xml('p', {}, ...nodes)),
  );
}

/** A simulated screen as a text, with each decision as a question of its own. */
export function screenBody(item: ItemOf<'simulation'>): Xml[] {
  const asked = new Map(partsAsked(item).map((part) => [part.id, part]));
  const decision = (id: string, label: string): Xml => {
    const options = asked.get(id)?.options ?? [];
    const choices = options.map(({ text, feedback }, index) => ({
      identifier: optionIdentifier(id, index),
      text,
      feedback,
    }));
    return choiceInteraction(responseOf(id), label, choices, { shuffle: false, most: 1 });
  };
  const panels = item.panels.map(({ title, note, facts = [], text, inspect = [], outcomes = [] }) =>
    xml(
      'div',
      { class: 'panel' },
      xml('h3', {}, title),
      ...(note === undefined ? [] : [paragraph('note', note)]),
      ...facts.map(({ label, value }) => labelled('fact', label, value)),
      ...(text === undefined ? [] : blocksOf(text)),
      ...inspect.map(({ label, text: found }) => labelled('inspect', label, found)),
      ...outcomes.map(({ id, label }) => decision(id, label)),
    ),
  );
  const clock = item.clock === undefined ? [] : [paragraph('clock', item.clock)];
  return [xml('h2', {}, item.screen), ...clock, ...panels];
}
