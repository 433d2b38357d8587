import type { Content } from '../content/content.js';
import type { Module } from '../content/modules.js';
import type { SittingDependencies } from './dependencies.js';
import { finishSitting } from './finish-sitting.js';
import { nextStepOf } from './module-steps.js';
import { servingOf } from './serving.js';
import type { Sitting } from './sitting.js';

/** The sitting at the module's next step: an item is served, a card to read is not; after the last it is finished. */
export async function serveModule(
  sitting: Sitting,
  module: Module,
  content: Content,
  { revisions, now }: Pick<SittingDependencies, 'revisions' | 'now'>,
): Promise<Sitting> {
  const step = nextStepOf(module, sitting);
  if (step === undefined) return finishSitting(sitting, 'length', now(), { content });
  if (step.kind !== 'item') return { ...sitting, current: undefined };
  const item = content.items.get(step.item);
  if (item === undefined) return finishSitting(sitting, 'exhausted', now(), { content });
  await revisions.archive(item);
  return { ...sitting, current: servingOf(item, sitting, content, now()) };
}
