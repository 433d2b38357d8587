import { z } from 'zod';
import type { AnswerKind } from '../../content/markable.js';
import { SittingRefusal } from '../../sittings/refusal.js';
import type { Sitting } from '../../sittings/sitting.js';
import { WebRefusal } from '../errors/web-refusal.js';
import { answerOfFields, type AnswerGiven } from '../forms/answer-of-fields.js';

/** The field of one part of an item that is answered part by part. */
const PART_FIELD = /^answer-([a-z])$/;

const MOST_PARTS = 26;

const textSchema = z.string().max(2_000);

const formSchema = z.looseObject({
  serving: z.string().min(1).max(64),
  answer: z.union([textSchema, z.array(textSchema).max(20)]).optional(),
  skip: z.string().max(10).optional(),
});

export interface AnswerForm extends AnswerGiven {
  readonly serving: string;
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
  const fields = {
    skip: skip !== undefined,
    answer: Array.isArray(answer) ? answer : [answer],
    parts: partsIn(parsed.data),
  };
  return { serving, ...answerOfFields(fields, () => kindOf(serving, sitting)) };
}
