import { ConflictError } from '../store/errors.js';
import type { Versioned } from '../store/port.js';
import type { SittingDependencies } from './dependencies.js';
import { isDone, moduleOf, nextStepOf } from './module-steps.js';
import { SittingRefusal } from './refusal.js';
import { serveModule } from './serve-module.js';
import type { Sitting } from './sitting.js';

async function readOnce(
  { doc: sitting, version }: Versioned<Sitting>,
  stepId: string,
  dependencies: SittingDependencies,
): Promise<Sitting> {
  const { parameterSets, sittings } = dependencies;
  const content = await parameterSets.contentUnder(sitting.parameterSet);
  const module = moduleOf(sitting, content);
  const step = module?.steps.find(({ id }) => id === stepId);
  if (module === undefined || step === undefined || step.kind === 'item') {
    throw new SittingRefusal('step_unknown', 'no such step to read in what the sitting goes through');
  }
  if (sitting.status !== 'open' || isDone(step, sitting)) return sitting;
  if (nextStepOf(module, sitting)?.id !== stepId) {
    throw new SittingRefusal('step_unknown', 'a step that is not reached yet');
  }
  const read = { ...sitting, read: [...(sitting.read ?? []), stepId] };
  const next = await serveModule(read, module, content, dependencies);
  await sittings.replace(next, version);
  return next;
}

/**
 * Keeps that a step of a module was read, and goes on to the next, or finishes: durable when this returns. Sent twice,
 * it counts once.
 * @param known the sitting as it was last read
 * @throws SittingRefusal `step_unknown`, `sitting_not_started`
 */
export async function readStep(
  known: Versioned<Sitting>,
  stepId: string,
  dependencies: SittingDependencies,
): Promise<Sitting> {
  let found: Versioned<Sitting> | undefined = known;
  while (found !== undefined) {
    try {
      return await readOnce(found, stepId, dependencies);
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      found = await dependencies.sittings.get(known.doc.id);
    }
  }
  throw new SittingRefusal('sitting_not_started', 'the sitting is gone');
}
