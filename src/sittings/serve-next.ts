import { nextStep } from '../assessment/next-step.js';
import { optionOrder } from '../assessment/option-order.js';
import type { Item } from '../content/items.js';
import { opaqueId } from '../security/opaque-id.js';
import type { SittingDependencies } from './dependencies.js';
import { gradeShareOf, outcomeOf } from './outcome.js';
import type { Serving, Sitting } from './sitting.js';
import { sittingBank } from './sitting-bank.js';

const ANSWER_KINDS = {
  'single-choice': 'choice',
  'several-choices': 'choices',
  'short-text': 'text',
} as const;

function serving(item: Item, sitting: Sitting, { content, now }: SittingDependencies): Serving {
  const parameters = content.parameters.of.get(item.id);
  if (parameters === undefined) throw new RangeError(`${item.id} has no parameters`);
  const order = item.type === 'short-text' ? [] : optionOrder(item, sitting.seed);
  const { id, revision, domain, competence } = item;
  return {
    id: opaqueId(),
    item: id,
    revision,
    domain,
    competence,
    answerKind: ANSWER_KINDS[item.type],
    optionOrder: order,
    parameters,
    servedAt: now(),
  };
}

/**
 * The sitting with its next item served, or finished: the outcome, and that its grade is due, stand in the same
 * document as the last answer, so that one write confirms them all.
 */
export async function serveNext(sitting: Sitting, dependencies: SittingDependencies): Promise<Sitting> {
  const { content, revisions, now } = dependencies;
  const { length, competences, mode } = sitting.prescription.settings;
  const { min, max, precision } = length;
  const step = nextStep({
    plan: { competences, min, max, mode, ...(precision === undefined ? {} : { precision }) },
    bank: sittingBank(sitting, content.parameters),
    responses: sitting.responses,
    earlier: sitting.earlier,
    seed: sitting.seed,
  });
  const item = 'ask' in step ? content.items.get(step.ask) : undefined;
  if (item !== undefined) {
    await revisions.archive(item);
    return { ...sitting, current: serving(item, sitting, dependencies) };
  }
  const outcome = outcomeOf(sitting, 'stop' in step ? step.stop : 'exhausted', content);
  const gradeShare = gradeShareOf(sitting, outcome, content);
  const finishedAt = now();
  return {
    ...sitting,
    current: undefined,
    status: 'finished',
    finishedAt,
    outcome,
    ...(outcome.general.mean === undefined ? {} : { ability: outcome.general.mean }),
    ...(gradeShare === undefined || sitting.preview ? {} : { gradeShare, gradeDueAt: finishedAt }),
  };
}
