import { z } from 'zod';
import type { Answer } from '../../assessment/marking/item.js';
import type { AnswerKind } from '../../content/markable.js';
import { SittingRefusal } from '../../sittings/refusal.js';
import type { Sitting } from '../../sittings/sitting.js';
import { WebRefusal } from '../errors/web-refusal.js';

/** The field of one part of an item that is answered part by part. */
const PART_FIELD = /^answer-([a-z])$/;

const MOST_PARTS = 26;

const textSchema = z.string().max(2_000);

const formSchema = z.looseObject({
  serving: z.string().min(1).max(64),
  answer: z.union([textSchema, z.array(textSchema).max(20)]).optional(),
  skip: z.string().max(10).optional(),
});

export interface AnswerForm {
  readonly serving: string;
  /** Absent where the person neither answered nor passed, or gave an order that is none. */
  readonly answer: Answer | undefined;
  readonly problem?: 'missing' | 'places';
  /** What was filled in, by part: to show again beside the problem. */
  readonly given?: ReadonlyMap<string, string>;
}

/** How the item that was served is answered; one that was already answered keeps its kind. */
function kindOf(serving: string, { current, responses, trials = [] }: Sitting): AnswerKind {
  const served = [...(current === undefined ? [] : [current]), ...responses, ...trials];
  const found = served.find(({ id }) => id === serving);
  if (found === undefined) throw new SittingRefusal('serving_unknown', 'this item was not served here');
  return found.answerKind;
}

/** What each part's field holds, empty or not. */
function partsIn(form: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  const fields = Object.entries(form).flatMap(([name, value]) => {
    const [, part] = PART_FIELD.exec(name) ?? [];
    if (part === undefined) return [];
    const read = textSchema.safeParse(value);
    if (!read.success) throw new WebRefusal('form_malformed', 'wrong: the answer to a part');
    return [[part, read.data] as const];
  });
  return new Map(fields.slice(0, MOST_PARTS));
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
 * An answer as the item's form sends it.
 * @throws WebRefusal `form_malformed` for what none of our forms can send
 * @throws SittingRefusal `serving_unknown`
 */
export function readAnswer(body: unknown, sitting: Sitting): AnswerForm {
  const parsed = formSchema.safeParse(body);
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => issue.path.join('.') || 'body');
    throw new WebRefusal('form_malformed', `wrong or missing: ${fields.join(', ')}`);
  }
  const { serving, skip, answer = [] } = parsed.data;
  if (skip !== undefined) return { serving, answer: { kind: 'skipped' } };
  const filled = (Array.isArray(answer) ? answer : [answer]).filter(isFilled);
  const parts = partsIn(parsed.data);
  const given = new Map([...parts].filter(([, text]) => isFilled(text)));
  const [first] = filled;
  if (first === undefined && given.size === 0) return { serving, answer: undefined, problem: 'missing' };
  const kind = kindOf(serving, sitting);
  if (kind === 'parts' || kind === 'order') {
    if (given.size === 0) throw new WebRefusal('form_malformed', 'one answer to an item that has parts');
    if (kind === 'parts') return { serving, answer: { kind, parts: Object.fromEntries(given) } };
    const elements = orderOf(given, parts.size);
    if (elements === undefined) return { serving, answer: undefined, problem: 'places', given };
    return { serving, answer: { kind, elements } };
  }
  if (first === undefined) throw new WebRefusal('form_malformed', 'parts of an item that has none');
  if (kind === 'choices') return { serving, answer: { kind, options: [...new Set(filled)] } };
  if (filled.length > 1) throw new WebRefusal('form_malformed', 'several answers to an item that takes one');
  if (kind === 'text') return { serving, answer: { kind, text: first } };
  return { serving, answer: { kind: 'choice', option: first } };
}
