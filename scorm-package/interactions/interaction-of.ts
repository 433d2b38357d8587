import type { Answer, MarkableItem } from '../../src/assessment/marking/item.js';
import type { Interaction } from '../tracker/interactions/interaction.js';
import { lettersIn } from './letters.js';

/** An answer, and what was asked. */
export interface Answered {
  /** The item's type as authors name it, `find-in-document`. */
  readonly type: string;
  /** Ids and keys: what a correct answer is. */
  readonly asked: MarkableItem;
  readonly answer: Answer;
}

/**
 * The interaction that tells an answer, by the item's type:
 *
 * | item                                             | interaction   | values                            |
 * | ------------------------------------------------ | ------------- | --------------------------------- |
 * | single-choice, several-choices, find-in-document | `choice`      | the letters picked                |
 * | short-text                                       | `fill-in`     | the text                          |
 * | ordering                                         | `sequencing`  | the letters in order              |
 * | matching, categories                             | `matching`    | prompt to choice, or to category  |
 * | blanks, all picked from lists                    | `matching`    | blank to the letter of the option |
 * | blanks, one at least written                     | `fill-in`     | the texts in order                |
 * | simulation                                       | `performance` | outcome to what was decided       |
 */
export function interactionOf({ asked, answer, type }: Answered): Interaction {
  if ('elements' in asked || 'options' in asked) {
    const options = 'elements' in asked ? asked.elements.map((id) => ({ id, correct: true })) : asked.options;
    const letter = lettersIn(options.map(({ id }) => id));
    return {
      type: 'elements' in asked ? 'sequencing' : 'choice',
      response: [...new Set(idsOf(answer).map(letter))],
      right: [options.filter(({ correct }) => correct).map(({ id }) => letter(id))],
    };
  }
  const blanks = blanksOf(asked);
  const part = partsOf(answer);
  const lists = blanks.flatMap((blank) => ('options' in blank ? [blank] : []));
  if (lists.length < blanks.length) {
    const solutions = blanks.map((blank) => ('options' in blank ? [blank.right] : blank.accepted));
    const [first = []] = solutions;
    return {
      type: 'fill-in',
      response: blanks.map(({ id }) => part[id] || ''),
      right: first.map((_, n) => solutions.map((texts) => texts[n] || texts[0] || '')),
      caseMatters: blanks.some((blank) => 'tolerance' in blank && !blank.tolerance.includes('case')),
    };
  }
  const letter = lettersIn(blanks.map(({ id }) => id));
  const pairs = (pick: (list: (typeof lists)[number]) => string | undefined): readonly string[] =>
    lists.flatMap((list) => {
      const choice = lettersIn(list.options)(pick(list));
      return choice ? [`${letter(list.id)}.${choice}`] : [];
    });
  return {
    type: type === 'simulation' ? 'performance' : 'matching',
    response: pairs(({ id }) => part[id]),
    right: [pairs(({ right }) => right)],
  };
}

type Parted = Exclude<MarkableItem, { readonly elements: unknown } | { readonly options: unknown }>;

/** Everything that is asked in parts, as blanks; a short text is one. */
function blanksOf(asked: Parted) {
  if ('blanks' in asked) return asked.blanks;
  return 'prompts' in asked
    ? asked.prompts.map(({ id, choice }) => ({ id, options: asked.choices, right: choice }))
    : [{ ...asked, id: '' }];
}

/** A text fills the one blank of a short text. */
function partsOf(answer: Answer): Readonly<Record<string, string>> {
  return 'parts' in answer ? answer.parts : { '': 'text' in answer ? answer.text : '' };
}

function idsOf(answer: Answer): readonly string[] {
  if ('option' in answer) return [answer.option];
  if ('options' in answer) return answer.options;
  return 'elements' in answer ? answer.elements : [];
}
