import type { Answer } from '../../assessment/marking/item.js';
import type { AnswerKind } from '../../content/markable.js';
import { WebRefusal } from '../errors/web-refusal.js';

/** What an item's form holds. */
export interface AnswerFields {
  /** Whether the item is passed. */
  readonly skip: boolean;
  /** The fields named `answer`. */
  readonly answer: readonly string[];
  /** The field of each part, empty or not, by the part's id. */
  readonly parts: ReadonlyMap<string, string>;
}

export interface AnswerGiven {
  /** Absent where the person neither answered nor passed, or gave an order that is none. */
  readonly answer: Answer | undefined;
  readonly problem?: 'missing' | 'places';
  /** What was filled in, by part: to show again beside the problem. */
  readonly given?: ReadonlyMap<string, string>;
}

const isFilled = (text: string) => text.trim() !== '';

/** The elements by the place that each was given, from 1; undefined where two share one, or one has none. */
function orderOf(places: ReadonlyMap<string, string>, elements: number): string[] | undefined {
  const byPlace = new Map([...places].map(([element, place]) => [place, element]));
  const order = Array.from({ length: elements }, (_, index) => byPlace.get(String(index + 1)));
  const complete = order.filter((element) => element !== undefined);
  return complete.length === elements ? complete : undefined;
}

/**
 * The answer that an item's form gives.
 * @throws WebRefusal `form_malformed` for what none of our forms can send
 */
export function answerOfFields({ skip, answer, parts }: AnswerFields, kindOf: () => AnswerKind): AnswerGiven {
  if (skip) return { answer: { kind: 'skipped' } };
  const filled = answer.filter(isFilled);
  const given = new Map([...parts].filter(([, text]) => isFilled(text)));
  const [first] = filled;
  if (first === undefined && given.size === 0) return { answer: undefined, problem: 'missing' };
  const kind = kindOf();
  if (kind === 'parts' || kind === 'order') {
    if (given.size === 0) throw new WebRefusal('form_malformed', 'one answer to an item that has parts');
    if (kind === 'parts') return { answer: { kind, parts: Object.fromEntries(given) } };
    const elements = orderOf(given, parts.size);
    if (elements === undefined) return { answer: undefined, problem: 'places', given };
    return { answer: { kind, elements } };
  }
  if (first === undefined) throw new WebRefusal('form_malformed', 'parts of an item that has none');
  if (kind === 'choices') return { answer: { kind, options: [...new Set(filled)] } };
  if (filled.length > 1) throw new WebRefusal('form_malformed', 'several answers to an item that takes one');
  if (kind === 'text') return { answer: { kind, text: first } };
  return { answer: { kind: 'choice', option: first } };
}
