import type { Answer, MarkableItem } from '../../src/assessment/marking/item.js';
import { mark } from '../../src/assessment/marking/mark.js';
import { digitsOf, MalformedStateError, type StateReader } from './characters.js';
import { partTextOf, readText, shortened, textOf } from './texts.js';

/** What an answer is written as, after one letter for its kind; options stand as their places in the item. */

const optionIds = (item: MarkableItem): readonly string[] =>
  'options' in item ? item.options.map(({ id }) => id) : [];

interface Part {
  readonly id: string;
  /** Undefined: a text is written. */
  readonly options: readonly string[] | undefined;
  /** Of a written one, the first text that is right. */
  readonly solution?: string | undefined;
}

function partsOf(item: MarkableItem): readonly Part[] {
  if (item.type === 'matching') return item.prompts.map(({ id }) => ({ id, options: item.choices }));
  if (item.type !== 'blanks') return [];
  return item.blanks.map((blank) =>
    'right' in blank
      ? { id: blank.id, options: blank.options }
      : { id: blank.id, options: undefined, solution: blank.accepted[0] },
  );
}

function isRightPart(item: MarkableItem, id: string, text: string): boolean {
  const marking = mark(item, { kind: 'parts', parts: { [id]: text } });
  return marking.kind === 'parts' && marking.right.includes(id);
}

const elementsOf = (item: MarkableItem): readonly string[] => (item.type === 'ordering' ? item.elements : []);

const place = (ids: readonly string[], id: string): string => digitsOf(ids.indexOf(id), 1);

/**
 * The answer to an item, in as few characters as it takes.
 * @param kept how many characters of a free text are kept
 */
export function answerText(item: MarkableItem, answer: Answer, kept: number): string {
  switch (answer.kind) {
    case 'skipped':
      return 's';
    case 'choice':
      return `c${place(optionIds(item), answer.option)}`;
    case 'choices': {
      const picked = optionIds(item).map((id) => answer.options.includes(id));
      return `m${picked.map((one) => (one ? '1' : '0')).join('')}`;
    }
    case 'text':
      return `t${textOf(shortened(answer.text, kept))}`;
    case 'order':
      return `o${answer.elements.map((id) => place(elementsOf(item), id)).join('')}`;
    case 'parts':
      return `p${partsOf(item)
        .map(({ id, options }) => {
          const given = answer.parts[id];
          if (options === undefined) {
            return partTextOf(given ?? '', kept, (text) => isRightPart(item, id, text));
          }
          return digitsOf(given === undefined ? 0 : options.indexOf(given) + 1, 1);
        })
        .join('')}`;
  }
}

function read(ids: readonly string[], index: number): string {
  const id = ids[index];
  if (id === undefined) throw new MalformedStateError('an answer that the item does not have');
  return id;
}

function readParts(item: MarkableItem, reader: StateReader): Record<string, string> {
  const given = partsOf(item).flatMap(({ id, options, solution }): [string, string][] => {
    if (options === undefined) {
      const text = readText(reader, solution);
      return text === '' ? [] : [[id, text]];
    }
    const number = reader.number(1);
    return number === 0 ? [] : [[id, read(options, number - 1)]];
  });
  return Object.fromEntries(given);
}

/** @throws MalformedStateError for what is no answer to this item */
export function readAnswer(item: MarkableItem, reader: StateReader): Answer {
  const kind = reader.take(1);
  switch (kind) {
    case 's':
      return { kind: 'skipped' };
    case 'c':
      return { kind: 'choice', option: read(optionIds(item), reader.number(1)) };
    case 'm': {
      const ids = optionIds(item);
      const picked = reader.take(ids.length);
      return { kind: 'choices', options: ids.filter((_, index) => picked.charAt(index) === '1') };
    }
    case 't':
      return { kind: 'text', text: readText(reader) };
    case 'o': {
      const ids = elementsOf(item);
      return { kind: 'order', elements: ids.map(() => read(ids, reader.number(1))) };
    }
    case 'p':
      return { kind: 'parts', parts: readParts(item, reader) };
    default:
      throw new MalformedStateError(`no kind of answer is ${kind}`);
  }
}
