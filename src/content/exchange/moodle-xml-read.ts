import { DOMParser, ParseError, type Element } from '@xmldom/xmldom';
import TurndownService from 'turndown';
import type { Question } from './question.js';
import type { ReadQuestion } from './read-question.js';

const turndown = new TurndownService({ bulletListMarker: '-' });

const childrenOf = (element: Element, name: string): Element[] =>
  Array.from(element.children).filter((child) => child.nodeName === name);

const valueOf = (element: Element, name: string): string =>
  childrenOf(element, name)[0]?.textContent?.trim() ?? '';

/** The words of `<name><text>…`, as Markdown whatever their format is. */
function wordsIn(element: Element | undefined): string {
  if (element === undefined) return '';
  const words = valueOf(element, 'text');
  const format = element.getAttribute('format') ?? 'html';
  return format === 'html' || format === 'moodle_auto_format' ? turndown.turndown(words) : words;
}

const words = (element: Element, name: string): string => wordsIn(childrenOf(element, name)[0]);

/** A value that only a tag holds: what the export wrote there. */
function tagged(element: Element, name: string): number | undefined {
  const tags = childrenOf(element, 'tags').flatMap((list) => childrenOf(list, 'tag'));
  const found = tags.map((tag) => valueOf(tag, 'text')).find((text) => text.startsWith(`${name}-`));
  const value = Number(found?.slice(name.length + 1));
  return Number.isInteger(value) ? value : undefined;
}

const shareOf = (answer: Element): number => Number(answer.getAttribute('fraction') ?? '0');

function typed(type: string, element: Element) {
  const answers = childrenOf(element, 'answer');
  switch (type) {
    case 'multichoice':
      return {
        kind: 'choice' as const,
        several: valueOf(element, 'single') === 'false',
        shuffle: valueOf(element, 'shuffleanswers') !== 'false' && valueOf(element, 'shuffleanswers') !== '0',
        answers: answers.map((answer) => ({
          text: wordsIn(answer),
          right: shareOf(answer) > 0,
          feedback: words(answer, 'feedback'),
        })),
      };
    case 'shortanswer':
      return {
        kind: 'short-text' as const,
        accepted: answers
          .filter((answer) => shareOf(answer) === 100)
          .map((answer) => valueOf(answer, 'text')),
      };
    case 'matching': {
      const lines = childrenOf(element, 'subquestion').map((line) => ({
        prompt: wordsIn(line),
        choice: valueOf(childrenOf(line, 'answer')[0] ?? line, 'text'),
      }));
      return {
        kind: 'matching' as const,
        pairs: lines.filter(({ prompt }) => prompt !== ''),
        spare: lines.filter(({ prompt }) => prompt === '').map(({ choice }) => choice),
      };
    }
    case 'ordering':
      return { kind: 'ordering' as const, elements: answers.map(wordsIn) };
    default:
      throw new RangeError(`questions of type ${type} are not read`);
  }
}

function questionOf(element: Element): Question {
  const level = tagged(element, 'niveau');
  const seconds = tagged(element, 'secondes');
  return {
    id: valueOf(element, 'idnumber') || words(element, 'name'),
    text: words(element, 'questiontext'),
    explanation: words(element, 'generalfeedback'),
    ...(level === undefined ? {} : { level }),
    ...(seconds === undefined ? {} : { seconds }),
    ...typed(element.getAttribute('type') ?? 'none', element),
  };
}

/**
 * The questions of a file of Moodle's, in its order; those of types that we have not are named.
 * @throws RangeError for what is no such file
 */
export function readMoodleXml(xml: string): ReadQuestion[] {
  const problems: string[] = [];
  const parser = new DOMParser({ onError: (_level, message) => problems.push(message) });
  let root: Element | null;
  try {
    root = parser.parseFromString(xml, 'text/xml').documentElement;
  } catch (error) {
    if (error instanceof ParseError) throw new RangeError(error.message, { cause: error });
    throw error;
  }
  if (root?.nodeName !== 'quiz' || problems.length > 0) {
    throw new RangeError(problems[0] ?? 'no <quiz>: this is no file of questions from Moodle');
  }
  return childrenOf(root, 'question')
    .filter((element) => element.getAttribute('type') !== 'category')
    .map((element): ReadQuestion => {
      const name = valueOf(element, 'idnumber') || words(element, 'name');
      try {
        return { name, question: questionOf(element) };
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        return { name, problem: error.message };
      }
    });
}
