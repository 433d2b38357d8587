import { logPrior, STANDARD_PRIOR } from '../../assessment/ability.js';
import { prepareBank } from '../../assessment/bank.js';
import { calibrate } from '../../assessment/calibration/calibrate.js';
import { calibratedThresholds } from '../../assessment/calibration/thresholds.js';
import { logProbabilityOf } from '../../assessment/two-level/belief.js';
import { deviationAfter, DEVIATIONS } from '../../assessment/two-level/deviation.js';
import { evidenceOf } from '../../assessment/two-level/evidence.js';
import type { Content } from '../../content/content.js';
import { bankItemOf, guessedParameters } from '../../content/parameter-set.js';
import { opaqueId } from '../../security/opaque-id.js';
import type { Collection } from '../../store/port.js';
import { levelThresholds } from '../outcome.js';
import type { ParameterSets } from '../parameter-sets/parameter-sets.js';
import type { StoredParameterSet } from '../parameter-sets/stored-set.js';
import type { ItemResponse, Sitting } from '../sitting.js';
import { countedSittings } from './answers-of-revisions.js';

export interface CalibrationDependencies {
  readonly sittings: Collection<Sitting>;
  readonly parameterSets: ParameterSets;
  readonly content: Content;
  readonly now: () => number;
}

export interface ItemsCalibrated {
  readonly set: StoredParameterSet;
  /** Whether the estimation came to rest. */
  readonly converged: boolean;
}

/**
 * Estimates all items anew from every finished sitting and keeps what it finds as a shadow set: nothing that is served
 * changes until it is published.
 * @returns undefined where nothing was answered yet; no set is made then
 */
export async function calibrateItems(
  dependencies: CalibrationDependencies,
): Promise<ItemsCalibrated | undefined> {
  const { sittings, parameterSets, content, now } = dependencies;
  const { items, framework } = content;
  const answers: ItemResponse[][] = [];
  for await (const { responses } of countedSittings(sittings, content)) answers.push([...responses]);
  if (answers.length === 0) return undefined;

  const priors = [...items.values()].map((item) => ({
    id: item.id,
    prior: guessedParameters(item, framework.itemLevels),
  }));
  const { items: found, converged } = calibrate(priors, answers);
  const answered = found.filter((each) => each.answers > 0);
  const levelled = answered.map(({ id, parameters, answers: count }) => ({
    level: items.get(id)?.level ?? 0,
    b: parameters.b,
    answers: count,
  }));
  const thresholds = calibratedThresholds(levelled, levelThresholds(framework), framework.itemLevels);
  const set: StoredParameterSet = {
    id: opaqueId(),
    status: 'shadow',
    createdAt: now(),
    sittings: answers.length,
    deviation: deviationOf(answers, content, new Map(found.map(({ id, parameters }) => [id, parameters]))),
    thresholds: Object.fromEntries(
      thresholds.flatMap(({ id, from }) => (from === undefined ? [] : [[id, from]])),
    ),
    items: answered.map(({ id, parameters, answers: count }) => ({
      item: id,
      revision: items.get(id)?.revision ?? '',
      parameters: { ...parameters, steps: parameters.steps && [...parameters.steps] },
      answers: count,
    })),
  };
  await parameterSets.keep(set);
  return { set, converged };
}

/** How far competences lie from the general ability, as the answers have it under the parameters found. */
function deviationOf(
  answers: readonly (readonly ItemResponse[])[],
  { items }: Content,
  found: ReadonlyMap<string, Parameters<typeof bankItemOf>[1]>,
): StoredParameterSet['deviation'] {
  const bank = prepareBank(
    [...items.values()].flatMap((item) => {
      const parameters = found.get(item.id);
      return parameters === undefined ? [] : [bankItemOf(item, parameters)];
    }),
  );
  const prior = logPrior(STANDARD_PRIOR);
  const belief = deviationAfter(
    answers.map((responses) => {
      const evidence = evidenceOf(bank, responses, []);
      return DEVIATIONS.map((deviation) => logProbabilityOf(evidence, prior, deviation));
    }),
  );
  return belief.map(({ deviation, probability }) => ({ deviation, probability }));
}
