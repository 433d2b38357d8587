import { nextStep } from '../assessment/next-step.js';
import type { NextStep } from '../assessment/next-step.js';
import type { ContentRules } from '../assessment/selection/content-rules.js';
import { expectedDeviation } from '../assessment/two-level/deviation.js';
import type { SittingDependencies } from './dependencies.js';
import { nextTrial, servedOnTrial } from './field-test.js';
import { finishSitting } from './finish-sitting.js';
import { servingOf } from './serving.js';
import type { Sitting, Why } from './sitting.js';
import { sittingBank } from './sitting-bank.js';

/**
 * What the mix of a sitting's questions is held to. The shipped bank's questions have 79 words on average, the longest
 * 121: a run of the longest would tire.
 */
const MIX: ContentRules = { typeShares: { 'single-choice': 0.6 }, words: 90 };

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
  const { length, competences, mode } = sitting.prescription.settings;
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
