import { nextStep } from '../assessment/next-step.js';
import type { NextStep } from '../assessment/next-step.js';
import type { ContentRules } from '../assessment/selection/content-rules.js';
import { expectedDeviation } from '../assessment/two-level/deviation.js';
import type { SittingDependencies } from './dependencies.js';
import { nextTrial, servedOnTrial } from './field-test.js';
import { finishSitting } from './finish-sitting.js';
import { moduleOf } from './module-steps.js';
import { serveModule } from './serve-module.js';
import { servingOf } from './serving.js';
import type { Sitting, Why } from './sitting.js';
import { sittingBank } from './sitting-bank.js';

/**
 * What the mix of a sitting's questions is held to. Questions in parts tell more, and take longer: left to itself the
 * selection would ask little else and no single choice, and a path would take longer than it says. The average of words
 * keeps a run of the longest from tiring.
 */
const MIX: ContentRules = {
  typeShares: {
    'single-choice': 0.6,
    'several-choices': 0.35,
    'short-text': 0.2,
    ordering: 0.06,
    matching: 0.06,
    categories: 0.06,
    blanks: 0.06,
    'find-in-document': 0.06,
    simulation: 0.1,
  },
  words: 90,
};

function whyOf(step: Extract<NextStep, { ask: string }>): Why {
  const { candidates, left, seenEarlier, excluded } = step.why;
  return {
    mean: step.general.mean,
    sd: step.general.sd,
    left,
    among: candidates.length,
    place: candidates.indexOf(step.ask) + 1,
    seenEarlier,
    excluded: [...excluded],
  };
}

/** The sitting with its next item served, or finished. */
export async function serveNext(sitting: Sitting, dependencies: SittingDependencies): Promise<Sitting> {
  const { parameterSets, revisions, now } = dependencies;
  const content = await parameterSets.contentUnder(sitting.parameterSet);
  const { length, competences, mode, moduleId } = sitting.prescription.settings;
  if (moduleId !== undefined) {
    const module = moduleOf(sitting, content);
    // A module that was taken away meanwhile ends with what was done.
    if (module === undefined) return finishSitting(sitting, 'exhausted', now(), { content });
    return serveModule(sitting, module, content, dependencies);
  }
  const { min, max, precision } = length;
  const trial = nextTrial(sitting, content);
  if (trial !== undefined) {
    await revisions.archive(trial);
    return servedOnTrial(sitting, trial, content, now());
  }
  const step = nextStep({
    plan: { competences, min, max, mode, content: MIX, ...(precision === undefined ? {} : { precision }) },
    bank: sittingBank(sitting, content),
    responses: sitting.responses,
    earlier: sitting.earlier,
    deviation: expectedDeviation(content.parameters.deviation),
    seed: sitting.seed,
  });
  if ('stop' in step) return finishSitting(sitting, step.stop, now(), { content });
  const item = content.items.get(step.ask);
  if (item === undefined) return finishSitting(sitting, 'exhausted', now(), { content });
  await revisions.archive(item);
  return { ...sitting, current: { ...servingOf(item, sitting, content, now()), why: whyOf(step) } };
}
