import { markableOf } from '../../src/content/markable.js';
import { keptAnswer } from '../../src/sittings/kept-answer.js';
import { showItem } from '../../src/sittings/showing.js';
import type { ItemResponse } from '../../src/sittings/sitting.js';
import { itemIn, parametersOf, type Course } from '../run/course.js';
import { answerText, readAnswer } from './answers.js';
import { digitsOf, MalformedStateError, type StateReader } from './characters.js';

/** Credits are shares of up to ten parts: of this all are whole. */
const SHARES = 2_520;

export const shareText = (share: number): string => digitsOf(share * SHARES, 2);
export const readShare = (reader: StateReader): number => Math.min(1, reader.number(2) / SHARES);

/** An item by its place in the package, and what its answer was worth. */
export function markText({ item, credit }: ItemResponse, { content }: Course): string {
  return (
    digitsOf(
      content.items.findIndex(({ id }) => id === item),
      2,
    ) + shareText(credit)
  );
}

/** The same with the answer itself. @param kept how many characters of a free text are kept */
export function responseText(response: ItemResponse, course: Course, kept: number): string {
  const item = markableOf(itemIn(course, response.item));
  return markText(response, course) + answerText(item, response.answer, kept);
}

/** What reading needs beside the text. */
export interface ReadingContext {
  readonly course: Course;
  readonly seed: string;
  /** Milliseconds since 1970: when an answer was given is not kept. */
  readonly now: number;
}

function readItem(reader: StateReader, { content }: Course) {
  const item = content.items[reader.number(2)];
  if (item === undefined) throw new MalformedStateError('an item that the package does not hold');
  return item;
}

/** @param times how often the item had been answered before @throws MalformedStateError */
export function readResponse(
  reader: StateReader,
  { course, seed, now }: ReadingContext,
  whole: boolean,
  times: (item: string) => number,
): ItemResponse {
  const item = readItem(reader, course);
  const credit = readShare(reader);
  const answer = whole ? readAnswer(markableOf(item), reader) : { kind: 'skipped' as const };
  const showing = {
    id: `${seed}.${item.id}.${times(item.id)}`,
    parameters: parametersOf(course.content, item.id),
    servedAt: now,
  };
  return { ...showItem(item, { seed }, showing), answer: keptAnswer(answer), credit, answeredAt: now };
}
