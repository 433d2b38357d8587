import { exposureFigures, type ExposureFigures } from './exposure.js';
import { CHECKPOINTS, type LearnerResult } from './run-learner.js';
import { POSITIONING_CHECKPOINTS, type Placed, type PositioningResult } from './run-positioning.js';
import { meanFigure, quantileFigure, rootMeanSquare, shareFigure, type Figure } from './statistics.js';

/** Learners whose true ability lies in one tenth of all. */
export interface Decile {
  readonly from: number;
  readonly to: number;
  readonly bias: Figure;
  readonly rmse: Figure;
  readonly coverage: Figure;
  readonly length: Figure;
}

export interface Summary {
  readonly bias: Figure;
  readonly rmse: Figure;
  readonly rmseAt: ReadonlyMap<number, Figure>;
  readonly coverage: Figure;
  readonly length: { readonly mean: Figure; readonly median: Figure; readonly p95: Figure };
  readonly stoppedByPrecision: Figure;
  readonly exposure: ExposureFigures;
  readonly classification: {
    readonly accuracy: Figure;
    readonly falsePass: Figure;
    readonly falseFail: Figure;
  };
  readonly deciles: readonly Decile[];
}

const errorOf = ({ estimate, ability }: LearnerResult): number => estimate.ability - ability;

const covered = ({ estimate, ability }: LearnerResult): boolean =>
  ability >= estimate.interval[0] && ability <= estimate.interval[1];

const lengthOf = ({ responses }: LearnerResult): number => responses.length;

/** What the runs say. Shares are 0–1, errors in logits. */
export function summarize(results: readonly LearnerResult[], shown: readonly number[], cut: number): Summary {
  const lengths = results.map(lengthOf);
  const mean = meanFigure(lengths);
  const passes = (ability: number): boolean => ability >= cut;
  return {
    bias: meanFigure(results.map(errorOf)),
    rmse: rootMeanSquare(results.map(errorOf)),
    rmseAt: new Map(
      CHECKPOINTS.map((count) => {
        const errors = results.flatMap(({ errorAt }) => errorAt.get(count) ?? []);
        return [count, rootMeanSquare(errors)] as const;
      }),
    ),
    coverage: shareFigure(results.map(covered)),
    length: { mean, median: quantileFigure(lengths, 0.5), p95: quantileFigure(lengths, 0.95) },
    stoppedByPrecision: shareFigure(results.map(({ stop }) => stop === 'precision')),
    exposure: exposureFigures(shown, results.length, mean.value),
    classification: {
      accuracy: shareFigure(results.map((each) => passes(each.estimate.ability) === passes(each.ability))),
      falsePass: shareFigure(results.map((each) => passes(each.estimate.ability) && !passes(each.ability))),
      falseFail: shareFigure(results.map((each) => !passes(each.estimate.ability) && passes(each.ability))),
    },
    deciles: decilesOf(results),
  };
}

function decilesOf(results: readonly LearnerResult[]): Decile[] {
  const sorted = results.toSorted((one, other) => one.ability - other.ability);
  return Array.from({ length: 10 }, (_, tenth) => {
    const part = sorted.slice(
      Math.floor((tenth * sorted.length) / 10),
      Math.floor(((tenth + 1) * sorted.length) / 10),
    );
    return {
      from: part[0]?.ability ?? NaN,
      to: part.at(-1)?.ability ?? NaN,
      bias: meanFigure(part.map(errorOf)),
      rmse: rootMeanSquare(part.map(errorOf)),
      coverage: shareFigure(part.map(covered)),
      length: meanFigure(part.map(lengthOf)),
    };
  }).filter(({ from }) => !Number.isNaN(from));
}

interface PlacedFigures {
  readonly agreement: Figure;
  readonly levelError: Figure;
}

export interface PositioningSummary extends PlacedFigures {
  readonly questions: Figure;
  /** After so many questions; absent where nobody was asked as many. */
  readonly at: ReadonlyMap<number, PlacedFigures>;
}

export function summarizePositioning(results: readonly PositioningResult[]): PositioningSummary {
  const checkpoints = POSITIONING_CHECKPOINTS.map((count) => {
    return [count, results.flatMap(({ at }) => at.get(count) ?? [])] as const;
  });
  return {
    ...placedFigures(results),
    questions: meanFigure(results.map(({ questions }) => questions)),
    at: new Map(
      checkpoints
        .filter(([, placed]) => placed.length > 0)
        .map(([count, placed]) => [count, placedFigures(placed)]),
    ),
  };
}

function placedFigures(placed: readonly Placed[]): PlacedFigures {
  return {
    agreement: meanFigure(placed.map(({ agreement }) => agreement)),
    levelError: meanFigure(placed.map(({ levelError }) => levelError)),
  };
}
