import { estimateAbility, type ItemResponse } from '../../assessment/ability.js';
import type { PreparedBank } from '../../assessment/bank.js';
import { modalAbility } from '../../assessment/estimators/modal.js';
import type { PointEstimate } from '../../assessment/estimators/point-estimate.js';
import { weightedLikelihoodAbility } from '../../assessment/estimators/weighted-likelihood.js';
import { nextStep } from '../../assessment/next-step.js';
import type { Plan } from '../../assessment/plan.js';
import { quantile } from '../../assessment/posterior.js';
import type { SelectionRules } from '../../assessment/selection/rules.js';
import type { Classification } from '../../assessment/stopping/classification.js';
import type { SimulatedBank } from '../bank-file.js';
import type { Design } from '../design.js';
import { normalInterval, type SimulatedEngine } from './engine.js';

/** Our engine, as sittings use it, with a design's rules. */
export function adaptiveEngine({ believed }: SimulatedBank, design: Design): SimulatedEngine {
  const rules = rulesOf(design);
  const whole: Plan = {
    ...lengthOf(believed.items.size),
    competences: [...believed.byCompetence.keys()],
    rules,
  };
  const stopping: Plan = { ...whole, ...stopRulesOf(design) };
  const goingOn: Plan = { ...stopping, ...lengthOf(believed.items.size) };
  return {
    estimate(responses) {
      const point = pointEstimate(design, believed, responses);
      if (point !== undefined) {
        const { ability, standardError } = point;
        return { ability, standardError, interval: normalInterval(ability, standardError) };
      }
      const posterior = estimateAbility(believed, responses, design.prior);
      return {
        ability: posterior.mean,
        standardError: posterior.sd,
        interval: [quantile(posterior, 0.025), quantile(posterior, 0.975)],
      };
    },
    next: withSharedBeginnings(rules, ({ responses, seed, exposures, mayStop }) => {
      const plan = mayStop ? stopping : goingOn;
      const step = nextStep({ plan, bank: believed, responses, earlier: [], seed, exposures }, design.prior);
      return 'ask' in step ? { ask: step.ask } : { stop: step.stop };
    }),
  };
}

/** Up to so many answers are many learners' answers. */
const SHARED = 9;

/**
 * Where chance and other learners do not enter, the same answers lead to the same question: at the beginning of a
 * sitting, where many have given the same, it is worked out once.
 */
function withSharedBeginnings(
  { draw, balance, highestRate }: SelectionRules,
  next: SimulatedEngine['next'],
): SimulatedEngine['next'] {
  if (draw.kind !== 'best' || balance !== 'none' || highestRate !== undefined) return next;
  const known = new Map<string, ReturnType<SimulatedEngine['next']>>();
  return (turn) => {
    if (turn.responses.length > SHARED) return next(turn);
    const answers = turn.responses.map(({ item, credit }) => `${item}=${credit}`);
    const key = [String(turn.mayStop), ...answers].join(' ');
    const step = known.get(key) ?? next(turn);
    known.set(key, step);
    return step;
  };
}

/** Undefined for the posterior mean, and where nothing was answered. */
function pointEstimate(
  { estimator, prior }: Design,
  bank: PreparedBank,
  responses: readonly ItemResponse[],
): PointEstimate | undefined {
  if (estimator === 'modal') return modalAbility(bank, responses, prior);
  if (estimator === 'weighted-likelihood' && responses.length > 0) {
    return weightedLikelihoodAbility(bank, responses);
  }
  return undefined;
}

const lengthOf = (items: number) => ({ min: items, max: items, mode: 'positioning' as const });

function stopRulesOf({ min, max, precision, smallestGain, classification, cut }: Design): Partial<Plan> {
  return {
    min,
    max,
    ...(precision === undefined ? {} : { precision }),
    ...(smallestGain === undefined ? {} : { smallestGain }),
    ...(classification === undefined ? {} : { classification: classificationAt(cut, classification) }),
  };
}

function classificationAt(cut: number, rule: NonNullable<Design['classification']>): Classification {
  if (rule.rule === 'sprt') return { cut, ...rule };
  const { confidence, patience } = rule;
  return { cut, rule: 'bayes', confidence, ...(patience === undefined ? {} : { patience }) };
}

function rulesOf({ rules }: Design): SelectionRules {
  const { balance, criterion, draw, highestRate, successRate } = rules;
  return {
    balance,
    criterion,
    draw,
    ...(highestRate === undefined ? {} : { highestRate }),
    ...(successRate === undefined ? {} : { successRate }),
  };
}
