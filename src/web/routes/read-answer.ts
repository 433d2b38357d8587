import { z } from 'zod';
import type { Answer } from '../../assessment/marking/item.js';
import { SittingRefusal } from '../../sittings/refusal.js';
import type { Sitting } from '../../sittings/sitting.js';
import { WebRefusal } from '../errors/web-refusal.js';

const formSchema = z.object({
  serving: z.string().min(1).max(64),
  answer: z.union([z.string().max(2_000), z.array(z.string().max(2_000)).max(20)]).optional(),
  skip: z.string().max(10).optional(),
});

export interface AnswerForm {
  readonly serving: string;
  /** Absent where the person neither answered nor passed. */
  readonly answer: Answer | undefined;
}

/** How the item that was served is answered; one that was already answered keeps its kind. */
function kindOf(serving: string, { current, responses }: Sitting): 'choice' | 'choices' | 'text' | undefined {
  if (current?.id === serving) return current.answerKind;
  return responses.find(({ id }) => id === serving)?.answerKind;
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
  const { serving, answer, skip } = parsed.data;
  if (skip !== undefined) return { serving, answer: { kind: 'skipped' } };
  const given = (Array.isArray(answer) ? answer : [answer ?? '']).filter((part) => part.trim() !== '');
  const [first] = given;
  if (first === undefined) return { serving, answer: undefined };
  const kind = kindOf(serving, sitting);
  if (kind === undefined) throw new SittingRefusal('serving_unknown', 'this item was not served here');
  if (kind === 'choices') return { serving, answer: { kind, options: [...new Set(given)] } };
  if (given.length > 1) throw new WebRefusal('form_malformed', 'several answers to an item that takes one');
  if (kind === 'text') return { serving, answer: { kind, text: first } };
  return { serving, answer: { kind: 'choice', option: first } };
}
