import { markablePassages } from '../item-types/markable-passages.js';
import type { Item, ItemOf } from '../items.js';
import { clozeOf } from './cloze.js';
import { lostAnywhere, type Exported, type Question } from './question.js';

function sourceLine({ title, url }: Item['source']): string {
  return `Source : ${url === undefined ? title : `[${title}](${url})`}`;
}

const paragraphs = (...texts: readonly (string | undefined)[]): string =>
  texts.flatMap((text) => (text === undefined ? [] : [text.trim()])).join('\n\n');

function common(item: Item) {
  const { id, level, seconds, context, question, explanation, source } = item;
  return {
    id,
    level,
    seconds,
    text: paragraphs(context, question),
    explanation: paragraphs(explanation, sourceLine(source)),
  };
}

/** A document as a text, its passages to be marked as options. */
function documentText({ context, question, document }: ItemOf<'find-in-document'>): string {
  const header = (document.header ?? []).map(({ label, value }) => `${label} : ${value}`);
  const body = document.passages.map(({ text }) => text).join(' ');
  return paragraphs(context, `**${document.title}**`, ...header, body, question);
}

function matchingOf(
  item: Item,
  lines: readonly { readonly text: string; readonly choice: string }[],
  choices: readonly { readonly id: string; readonly text: string }[],
): Question {
  const named = new Map(choices.map(({ id, text }) => [id, text]));
  const used = new Set(lines.map(({ choice }) => choice));
  return {
    ...common(item),
    kind: 'matching',
    pairs: lines.map(({ text, choice }) => ({ prompt: text, choice: named.get(choice) ?? '' })),
    spare: choices.filter(({ id }) => !used.has(id)).map(({ text }) => text),
  };
}

function questionOf(item: Item): { readonly question: Question; readonly losses: readonly string[] } {
  switch (item.type) {
    case 'single-choice':
    case 'several-choices': {
      const answers = item.options.map(({ text, correct, feedback }) => ({ text, right: correct, feedback }));
      const several = item.type === 'several-choices';
      const { shuffle } = item;
      return { question: { ...common(item), kind: 'choice', several, shuffle, answers }, losses: [] };
    }
    case 'short-text': {
      const question = { ...common(item), kind: 'short-text' as const, accepted: item.accepted };
      const losses = item.tolerance.filter((each) => each !== 'case').map((each) => `tolerance: ${each}`);
      return { question, losses: item.format === undefined ? losses : [...losses, 'format'] };
    }
    case 'matching': {
      const question = matchingOf(item, item.prompts, item.choices);
      return { question, losses: ['feedback of each line'] };
    }
    case 'categories': {
      const lines = item.elements.map(({ text, category }) => ({ text, choice: category }));
      const question = matchingOf(item, lines, item.categories);
      return { question, losses: ['feedback of each line', 'type: becomes a matching'] };
    }
    case 'ordering': {
      const elements = item.elements.map(({ text }) => text);
      return { question: { ...common(item), kind: 'ordering', elements }, losses: ['feedback of each line'] };
    }
    case 'find-in-document': {
      const answers = markablePassages(item.document.passages).map(({ text, faulty, feedback }) => ({
        text,
        right: faulty,
        feedback,
      }));
      const text = documentText(item);
      const question = {
        ...common(item),
        text,
        kind: 'choice' as const,
        several: true,
        shuffle: false,
        answers,
      };
      return { question, losses: ['document: becomes a text with a list of its passages'] };
    }
    case 'blanks':
      return {
        question: { ...common(item), text: clozeOf(item), kind: 'cloze' },
        losses: ['context and text become one'],
      };
    case 'simulation':
      return {
        question: { ...common(item), text: clozeOf(item), kind: 'cloze' },
        losses: ['screen: becomes a text'],
      };
  }
}

/** An item as other formats know it, with what they lose of it. */
export function exported(item: Item): Exported {
  const { question, losses } = questionOf(item);
  return { question, losses: [...losses, ...lostAnywhere(item)] };
}
