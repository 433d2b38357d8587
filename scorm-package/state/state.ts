import type { ItemResponse } from '../../src/sittings/sitting.js';
import type { Course } from '../run/course.js';
import { atNextStep, newSitting } from '../run/module-sitting.js';
import { withNextPractice } from '../run/practice.js';
import type { Place, Run } from '../run/run.js';
import { digitsOf, MalformedStateError, StateReader } from './characters.js';
import {
  markText,
  readResponse,
  readShare,
  responseText,
  shareText,
  type ReadingContext,
} from './responses.js';

/** What SCORM 1.2 takes is 4,096 characters; LMSs that escape some of them need room. */
export const LONGEST_STATE = 3_500;

/** The version of this form of writing. */
const VERSION = '1';
const STRUCTURE = 6;
const SEED = 8;
const END = '.';

/** How many earlier and practice answers are kept: their marks alone, the newest. */
const MOST_OTHERS = 150;

/** How many characters of a free text are kept where there is room. */
const KEPT_TEXTS = [40, 20, 10, 4, 0] as const;

const PLACES: readonly Place[] = ['start', 'step', 'feedback', 'results', 'practice', 'practice-feedback'];

const readBits = ({ module }: Course, read: readonly string[]): string =>
  module.steps.map(({ id }) => (read.includes(id) ? '1' : '0')).join('');

/** A row of bits, six to a character. */
function bitsText(bits: string): string {
  const groups = bits.match(/.{1,6}/g) ?? [];
  return groups.map((group) => digitsOf(parseInt(group.padEnd(6, '0'), 2), 1)).join('');
}

function readBitsText(reader: StateReader, count: number): string {
  const groups = Array.from({ length: Math.ceil(count / 6) }, () =>
    reader.number(1).toString(2).padStart(6, '0'),
  );
  return groups.join('').slice(0, count);
}

/** The last earlier answer is looked at again after practice: it is kept whole then. */
const lastIsWhole = (place: Place): boolean => place === 'practice-feedback';

function othersText({ others, place }: Run, course: Course, kept: number): string {
  const last = others.length - 1;
  return others
    .map((response, index) =>
      index === last && lastIsWhole(place)
        ? responseText(response, course, kept)
        : markText(response, course),
    )
    .join('');
}

/** With as many of the earlier answers as are kept. */
function trimmed(run: Run): Run {
  const over = Math.max(0, run.others.length - MOST_OTHERS);
  const others = run.others.slice(over);
  if (run.round === undefined) return { ...run, others };
  return { ...run, others, round: { ...run.round, from: Math.max(0, run.round.from - over) } };
}

function write(run: Run, course: Course, kept: number): string {
  const { sitting, others, best, place, round } = run;
  return [
    VERSION,
    course.structure,
    sitting.seed.slice(0, SEED).padEnd(SEED, '-'),
    digitsOf(PLACES.indexOf(place), 1),
    best === undefined ? '--' : shareText(best),
    round === undefined ? '--' : digitsOf(round.from, 2),
    bitsText(readBits(course, sitting.read ?? [])),
    digitsOf(sitting.responses.length, 2),
    ...sitting.responses.map((response) => responseText(response, course, kept)),
    digitsOf(others.length, 2),
    othersText(run, course, kept),
    END,
  ].join('');
}

/**
 * A run in at most 3,500 printable ASCII characters: marks and position exactly, free texts as far as there is room.
 * The marks of sixty steps, the most that a module has, and of all earlier answers always fit.
 */
export function stateOf(run: Run, course: Course): string {
  const kept = trimmed(run);
  const most = KEPT_TEXTS.find((count) => write(kept, course, count).length <= LONGEST_STATE) ?? 0;
  return write(kept, course, most);
}

function optional<T>(reader: StateReader, read: (reader: StateReader) => T): T | undefined {
  const text = reader.take(2);
  return text === '--' ? undefined : read(new StateReader(text));
}

function readResponses(
  reader: StateReader,
  context: ReadingContext,
  earlier: readonly ItemResponse[],
  isWhole: (index: number, count: number) => boolean,
): ItemResponse[] {
  const count = reader.number(2);
  const responses: ItemResponse[] = [];
  for (let index = 0; index < count; index += 1) {
    const times = (item: string) => [...earlier, ...responses].filter((one) => one.item === item).length;
    responses.push(readResponse(reader, context, isWhole(index, count), times));
  }
  return responses;
}

/** Some LMSs give what is not set as a word. */
const NOTHING = /^\s*(null|undefined)?\s*$/;

/** `fresh`: there was none. `other`: it is of a module with other steps or items, or cannot be read. */
export type ReadState =
  { readonly kind: 'kept'; readonly run: Run } | { readonly kind: 'fresh' } | { readonly kind: 'other' };

function read(text: string, course: Course, now: number): Run {
  const reader = new StateReader(text);
  if (reader.take(1) !== VERSION) throw new MalformedStateError('another version');
  if (reader.take(STRUCTURE) !== course.structure) throw new MalformedStateError('another structure');
  const seed = reader.take(SEED);
  const place = PLACES[reader.number(1)];
  if (place === undefined) throw new MalformedStateError('no such place');
  const best = optional(reader, readShare);
  const from = optional(reader, (two) => two.number(2));
  const bits = readBitsText(reader, course.module.steps.length);
  const context = { course, seed, now };
  const responses = readResponses(reader, context, [], () => true);
  const others = readResponses(
    reader,
    context,
    responses,
    (index, count) => index === count - 1 && lastIsWhole(place),
  );
  if (reader.take(1) !== END || !reader.atEnd) throw new MalformedStateError('no end where it should be');
  const steps = course.module.steps.filter((_, index) => bits.charAt(index) === '1').map(({ id }) => id);
  const sitting = { ...newSitting(course, seed, now), responses, read: steps };
  const run: Run = {
    sitting,
    others,
    place,
    ...(best === undefined ? {} : { best }),
    ...(from === undefined ? {} : { round: { from: Math.min(from, others.length) } }),
  };
  return withNextPractice(atNextStep(run, course, now), course, now);
}

/** What a learner comes back to. Never throws: what cannot be read is said to be so. */
export function readState(text: string, course: Course, now: number): ReadState {
  if (NOTHING.test(text)) return { kind: 'fresh' };
  try {
    return { kind: 'kept', run: read(text, course, now) };
  } catch {
    return { kind: 'other' };
  }
}
