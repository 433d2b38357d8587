import { z } from 'zod';
import type { Answer } from '../../assessment/marking/item.js';
import type { AnswerKind } from '../../content/markable.js';
import { SittingRefusal } from '../../sittings/refusal.js';
import type { Sitting } from '../../sittings/sitting.js';
import { WebRefusal } from '../errors/web-refusal.js';

const several = (most: number, longest: number) =>
  z
    .union([z.string().max(longest), z.array(z.string().max(longest)).max(most)])
    .optional()
    .transform((value) => (Array.isArray(value) ? value : value === undefined ? [] : [value]));

/** A decision taken with radio buttons: each group needs a name of its own. */
const DECISION = /^answer-([a-z])$/;

const decisionSchema = z.string().max(4);

const formSchema = z.looseObject({
  serving: z.string().min(1).max(64),
  answer: several(20, 2_000),
  /** What the answers are to, where each part of the item has one: as many, in the same order. */
  part: several(20, 4),
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

/** The parts that are decided with radio buttons, with what was picked. */
function decisionsIn(form: Readonly<Record<string, unknown>>): (readonly [part: string, picked: string])[] {
  return Object.entries(form).flatMap(([name, value]) => {
    const [, part] = DECISION.exec(name) ?? [];
    if (part === undefined) return [];
    const picked = decisionSchema.safeParse(value);
    if (!picked.success) throw new WebRefusal('form_malformed', 'wrong: a decision');
    return [[part, picked.data] as const];
  });
}

function answersByPart(parts: readonly string[], answers: readonly string[]): ReadonlyMap<string, string> {
  if (parts.length !== answers.length || new Set(parts).size !== parts.length) {
    throw new WebRefusal('form_malformed', 'answers without their parts, or parts without an answer');
  }
  const all = parts.map((part, index) => [part, answers[index] ?? ''] as const);
  return new Map(all.filter(([, answer]) => answer.trim() !== ''));
}

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
  const { serving, skip } = parsed.data;
  if (skip !== undefined) return { serving, answer: { kind: 'skipped' } };
  const decisions = decisionsIn(parsed.data);
  const part = [...parsed.data.part, ...decisions.map(([id]) => id)];
  const answer = [...parsed.data.answer, ...decisions.map(([, picked]) => picked)];
  const filled = answer.filter((one) => one.trim() !== '');
  const [first] = filled;
  if (first === undefined) return { serving, answer: undefined, problem: 'missing' };
  const kind = kindOf(serving, sitting);
  if (kind === 'parts' || kind === 'order') {
    const given = answersByPart(part, answer);
    if (kind === 'parts') return { serving, answer: { kind, parts: Object.fromEntries(given) } };
    const elements = orderOf(given, part.length);
    if (elements === undefined) return { serving, answer: undefined, problem: 'places', given };
    return { serving, answer: { kind, elements } };
  }
  if (kind === 'choices') return { serving, answer: { kind, options: [...new Set(filled)] } };
  if (filled.length > 1) throw new WebRefusal('form_malformed', 'several answers to an item that takes one');
  if (kind === 'text') return { serving, answer: { kind, text: first } };
  return { serving, answer: { kind: 'choice', option: first } };
}
