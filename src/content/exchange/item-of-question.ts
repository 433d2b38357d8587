import { itemSchema, type ItemContent } from '../items.js';
import type { Question } from './question.js';

/** What an import says of questions that do not say it themselves. */
export interface ImportDefaults {
  /** Begins the ids of questions whose own are none of ours; a number follows. */
  readonly idPrefix: string;
  readonly level: number;
  readonly seconds: number;
}

/** Written where something every item has is missing: `content check` and a reader find it. */
export const TO_COMPLETE = 'À compléter.';

const ID = /^[a-z][a-z0-9-]*-\d{2,3}$/;
const SOURCE = /^Source\s*:\s*(?:\[(?<title>[^\]]*)\]\((?<url>https:[^)\s]*)\)|(?<plain>.+))$/;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

const letterAt = (index: number): string => LETTERS[index] ?? '';
const orComplete = (text: string): string => (text.trim() === '' ? TO_COMPLETE : text.trim());

/** The last paragraph, and what stands before it. */
function lastParagraph(text: string): readonly [before: string, last: string] {
  const all = text.trim().split(/\n\s*\n/);
  return [all.slice(0, -1).join('\n\n').trim(), (all.at(-1) ?? '').replace(/\s+/g, ' ').trim()];
}

function sourceAndExplanation(text: string) {
  const [before, last] = lastParagraph(text);
  const found = SOURCE.exec(last)?.groups;
  if (found === undefined) return { explanation: orComplete(text), source: { title: TO_COMPLETE } };
  const { title, url, plain } = found;
  return {
    explanation: orComplete(before),
    source: url === undefined ? { title: plain ?? TO_COMPLETE } : { title: title ?? '', url },
  };
}

function typed(question: Question): object | undefined {
  switch (question.kind) {
    case 'choice':
      return {
        type: question.several ? 'several-choices' : 'single-choice',
        shuffle: question.shuffle,
        options: question.answers.map(({ text, right, feedback }, index) => ({
          id: letterAt(index),
          correct: right,
          text: text.trim(),
          feedback: orComplete(feedback),
        })),
      };
    case 'short-text':
      return { type: 'short-text', accepted: question.accepted, tolerance: ['case'] };
    case 'matching': {
      const choices = [...new Set([...question.pairs.map(({ choice }) => choice), ...question.spare])];
      return {
        type: 'matching',
        prompts: question.pairs.map(({ prompt, choice }, index) => ({
          id: letterAt(index),
          text: prompt,
          choice: letterAt(choices.indexOf(choice)),
          feedback: TO_COMPLETE,
        })),
        choices: choices.map((text, index) => ({ id: letterAt(index), text })),
      };
    }
    case 'ordering':
      return {
        type: 'ordering',
        elements: question.elements.map((text, index) => ({
          id: letterAt(index),
          text,
          feedback: TO_COMPLETE,
        })),
      };
    case 'cloze':
      return undefined;
  }
}

/**
 * A question as an item of ours.
 * @param number what its id ends with, where it brings none of our kind
 * @throws RangeError saying why it can be none
 */
export function itemOfQuestion(question: Question, number: number, defaults: ImportDefaults): ItemContent {
  const [context, asked] = lastParagraph(question.text);
  const own = typed(question);
  if (own === undefined) throw new RangeError('embedded answers are not read');
  const parsed = itemSchema.safeParse({
    id: ID.test(question.id) ? question.id : `${defaults.idPrefix}-${String(number).padStart(2, '0')}`,
    level: question.level ?? defaults.level,
    seconds: question.seconds ?? defaults.seconds,
    ...(context === '' ? {} : { context }),
    question: asked,
    ...sourceAndExplanation(question.explanation),
    ...own,
  });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new RangeError(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'wrong'}`);
}
