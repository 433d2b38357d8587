import { z } from 'zod';
import { prepareBank } from '../assessment/bank.js';
import type { PreparedBank } from '../assessment/bank.js';
import type { ResponseCurve } from '../assessment/response-curve.js';
import { responseCurve } from '../assessment/response-model.js';
import type { ItemParameters } from '../assessment/response-model.js';
import { SimulationError } from './simulation-error.js';

const parameters = {
  a: z.number(),
  b: z.number(),
  c: z.number(),
  d: z.number(),
  /** Where credit comes in parts: how far each step lies from b, in logits. */
  steps: z.array(z.number()).optional(),
};

const bankItemSchema = z.object({
  id: z.string().min(1),
  domain: z.string().min(1),
  competence: z.string().min(1),
  /** A subject whose items go from easy to hard. */
  tube: z.string().min(1).optional(),
  /** The expert's, 1–7. */
  level: z.number().optional(),
  ...parameters,
  /** How unsure the belief about b is, in logits. */
  bSd: z.number().optional(),
  /** What the simulated answers follow, where it is not what the engine believes. */
  true: z.object(parameters).optional(),
});

export const bankFileSchema = z.array(bankItemSchema).min(1);

export type SimulatedItem = z.infer<typeof bankItemSchema>;

/** A bank as the engine believes it, beside what is true of it. */
export interface SimulatedBank {
  readonly items: readonly SimulatedItem[];
  readonly believed: PreparedBank;
  readonly truth: ReadonlyMap<string, ResponseCurve>;
}

/** @throws SimulationError saying which item is wrong and how */
export function simulatedBank(file: unknown): SimulatedBank {
  const parsed = bankFileSchema.safeParse(file);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new SimulationError(`the bank: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'wrong'}`);
  }
  const items = parsed.data;
  const believed = prepareBank(
    items.map((item) => ({
      id: item.id,
      domain: item.domain,
      competence: item.competence,
      parameters: { ...plain(item), ...(item.bSd === undefined ? {} : { bSd: item.bSd }) },
    })),
  );
  const truth = new Map(items.map((item) => [item.id, responseCurve(plain(item.true ?? item))]));
  return { items, believed, truth };
}

/** The parameters alone: how unsure the engine is of them does not change how people answer. */
function plain({ a, b, c, d, steps }: NonNullable<SimulatedItem['true']>): ItemParameters {
  return { a, b, c, d, ...(steps === undefined ? {} : { steps }) };
}
