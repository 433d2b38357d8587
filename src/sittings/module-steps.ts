import type { Content } from '../content/content.js';
import type { Module, ModuleContent, ModuleStep } from '../content/modules.js';
import type { Sitting } from './sitting.js';

/** The module that a sitting goes through; undefined for a path, and for a module that was taken away since. */
export function moduleOf(
  { prescription }: Sitting,
  { modules }: Pick<Content, 'modules'>,
): Module | undefined {
  const { moduleId } = prescription.settings;
  return moduleId === undefined ? undefined : modules.get(moduleId);
}

/**
 * Whether a step is behind the learner. Steps are known by their ids, and items by theirs, so that a module may be
 * changed while somebody is in the middle of it.
 */
export function isDone(step: ModuleStep, { read = [], responses }: Sitting): boolean {
  return step.kind === 'item' ? responses.some(({ item }) => item === step.item) : read.includes(step.id);
}

/** The first step that is not done; undefined at the end. */
export function nextStepOf(
  { steps }: Pick<ModuleContent, 'steps'>,
  sitting: Sitting,
): ModuleStep | undefined {
  return steps.find((step) => !isDone(step, sitting));
}
