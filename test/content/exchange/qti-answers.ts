import fc from 'fast-check';
import type { Answer } from '../../../src/assessment/marking/item.js';
import { partsAsked } from '../../../src/content/asked-parts.js';
import { markablePassages } from '../../../src/content/item-types/markable-passages.js';
import type { ItemContent } from '../../../src/content/items.js';
import { inlineMarkdown } from '../../../src/web/presenters/markdown.js';
import { allOf, parsed, wordsOf, type Read } from './qti-reader.js';

type GivenAnswer = Exclude<Answer, { kind: 'skipped' }>;

/** A line of Markdown as a page says it. */
export const said = (line: string): string =>
  (parsed(`<x>${inlineMarkdown(line)}</x>`).documentElement?.textContent ?? '').replace(/\s+/g, ' ').trim();

const idsOf = (all: readonly { readonly id: string }[]): string[] => all.map(({ id }) => id);

/** Right, wrong, and in other letters; nothing that a tolerance which QTI has not would decide. */
const texts = (accepted: readonly string[]) =>
  fc.constantFrom(...accepted, ...accepted.map((text) => text.toUpperCase()), 'tout autre chose');

/** Any answer to an item. */
export function anAnswer(item: ItemContent): fc.Arbitrary<GivenAnswer> {
  switch (item.type) {
    case 'single-choice':
      return fc.constantFrom(...idsOf(item.options)).map((option) => ({ kind: 'choice', option }));
    case 'several-choices':
      return fc.subarray(idsOf(item.options)).map((options) => ({ kind: 'choices', options }));
    case 'find-in-document':
      return fc
        .subarray(idsOf(markablePassages(item.document.passages)))
        .map((options) => ({ kind: 'choices', options }));
    case 'short-text':
      return texts(item.accepted).map((text) => ({ kind: 'text', text }));
    case 'ordering': {
      const ids = idsOf(item.elements);
      return fc
        .shuffledSubarray(ids, { minLength: ids.length, maxLength: ids.length })
        .map((elements) => ({ kind: 'order', elements }));
    }
    default: {
      const answers = partsAsked(item).map(({ id, options, key }) =>
        fc
          .option('accepted' in key ? texts(key.accepted) : fc.constantFrom(...idsOf(options)), {
            nil: undefined,
          })
          .map((given): [string, string][] => (given === undefined ? [] : [[id, given]])),
      );
      return fc
        .tuple(...answers)
        .map((parts) => ({ kind: 'parts', parts: Object.fromEntries(parts.flat()) }));
    }
  }
}

/** The identifier of the choice that says those words. @throws Error unless exactly one does */
function choiceSaying(words: string, choices: readonly Read[]): string {
  const found = choices.filter((choice) => wordsOf(choice) === words);
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${found.length} choices say « ${words} »`);
  return only.attributes['identifier'] ?? '';
}

const interactionOf = (read: Read, response: string): Read => {
  const kinds = ['choice', 'order', 'match', 'hottext', 'inlineChoice', 'textEntry'];
  const all = kinds.flatMap((kind) => allOf(read, `${kind}Interaction`));
  const found = all.find(({ attributes }) => attributes['responseIdentifier'] === response);
  if (found === undefined) throw new Error(`nothing asks for ${response}`);
  return found;
};

type Given = Readonly<Record<string, readonly string[]>>;

/** The answer as somebody gives it to the exported item: by the words of what is picked. */
export function givenByWords(item: ItemContent, answer: GivenAnswer, read: Read): Given {
  const pick = (response: string, name: string, texts: readonly string[]) =>
    texts.map((text) => choiceSaying(said(text), allOf(interactionOf(read, response), name)));
  const textOf = (all: readonly { readonly id: string; readonly text: string }[], ids: readonly string[]) =>
    ids.map((id) => all.find((one) => one.id === id)?.text ?? '');
  switch (item.type) {
    case 'single-choice':
    case 'several-choices': {
      const ids =
        answer.kind === 'choice' ? [answer.option] : answer.kind === 'choices' ? answer.options : [];
      return { RESPONSE: pick('RESPONSE', 'simpleChoice', textOf(item.options, ids)) };
    }
    case 'find-in-document': {
      const passages = markablePassages(item.document.passages);
      const ids = answer.kind === 'choices' ? answer.options : [];
      return { RESPONSE: pick('RESPONSE', 'hottext', textOf(passages, ids)) };
    }
    case 'short-text':
      return { RESPONSE: answer.kind === 'text' ? [answer.text] : [] };
    case 'ordering':
      return {
        RESPONSE: pick(
          'RESPONSE',
          'simpleChoice',
          textOf(item.elements, answer.kind === 'order' ? answer.elements : []),
        ),
      };
    case 'matching':
    case 'categories': {
      const parts = answer.kind === 'parts' ? answer.parts : {};
      const [lines, choices] = allOf(interactionOf(read, 'RESPONSE'), 'simpleMatchSet');
      if (lines === undefined || choices === undefined) throw new Error('not two sets');
      const pairs = partsAsked(item).flatMap(({ id, label = '', options }) => {
        const choice = options.find((option) => option.id === parts[id]);
        if (choice === undefined) return [];
        const line = choiceSaying(said(label), allOf(lines, 'simpleAssociableChoice'));
        return [`${line} ${choiceSaying(said(choice.text), allOf(choices, 'simpleAssociableChoice'))}`];
      });
      return { RESPONSE: pairs };
    }
    case 'blanks':
    case 'simulation': {
      const parts = answer.kind === 'parts' ? answer.parts : {};
      const given = partsAsked(item).map(({ id, options }) => {
        const value = parts[id];
        const response = `RESPONSE-${id}`;
        if (value === undefined || options.length === 0)
          return [response, value === undefined ? [] : [value]];
        const name = item.type === 'blanks' ? 'inlineChoice' : 'simpleChoice';
        return [response, pick(response, name, textOf(options, [value]))];
      });
      return Object.fromEntries(given) as Given;
    }
  }
}
