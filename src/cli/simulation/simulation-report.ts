import type { SimulationResult } from '../../simulation/simulate.js';
import type { Figure } from '../../simulation/statistics.js';
import type { Summary } from '../../simulation/summary.js';
import { table } from '../table.js';
import { finite, flat, shown } from './figures.js';
import { profileJson, profileText } from './profile-report.js';

function byCount(figures: ReadonlyMap<number, Figure>, part: keyof Figure): Record<string, number | null> {
  return Object.fromEntries([...figures].map(([count, figure]) => [String(count), finite(figure[part])]));
}

function sittingsJson({ rmseAt, length, exposure, classification, deciles, ...rest }: Summary) {
  const { bias, rmse, coverage, stoppedByPrecision } = rest;
  return {
    ...flat({ bias, rmse }),
    rmseAt: byCount(rmseAt, 'value'),
    rmseAtSe: byCount(rmseAt, 'se'),
    ...flat({ coverage }),
    length: flat(length),
    ...flat({ stoppedByPrecision }),
    exposure: flat({ ...exposure }),
    classification: flat(classification),
    deciles: deciles.map(({ from, to, ...figures }) => ({ from, to, ...flat(figures) })),
  };
}

/** For programs: the same keys for every design, null where a design says nothing of them. */
export function simulationJson({ sittings, positioning, profile }: SimulationResult, seconds: number) {
  const nothing = {
    bias: null,
    rmse: null,
    rmseAt: null,
    coverage: null,
    length: null,
    stoppedByPrecision: null,
    exposure: null,
    classification: null,
    deciles: null,
  };
  const { at, ...placed } = positioning ?? {};
  return {
    ...(sittings === undefined ? nothing : sittingsJson(sittings)),
    positioning:
      positioning === undefined
        ? null
        : {
            ...flat(placed),
            at: Object.fromEntries([...(at ?? [])].map(([count, figures]) => [count, flat({ ...figures })])),
          },
    profile: profile === undefined ? null : profileJson(profile),
    seconds,
  };
}

/** For people. */
export function simulationText(result: SimulationResult): string {
  const { sittings, positioning, profile } = result;
  const rows: string[][] = [];
  if (positioning !== undefined) {
    rows.push(
      ['skills told rightly', shown(positioning.agreement)],
      ['error of the level', shown(positioning.levelError)],
      ['questions', shown(positioning.questions, 1)],
    );
    for (const [count, { agreement, levelError }] of positioning.at) {
      rows.push([`after ${count} questions`, `${shown(agreement)}, level ${shown(levelError)}`]);
    }
  }
  if (sittings === undefined) return table(['Figure', '± its Monte-Carlo error'], rows);
  const { exposure, classification, length } = sittings;
  rows.push(
    ['bias', shown(sittings.bias)],
    ['error (RMSE) at the stop', shown(sittings.rmse)],
    ...[...sittings.rmseAt].map(([count, figure]) => [`error after ${count} questions`, shown(figure)]),
    ['95 % intervals that hold', shown(sittings.coverage)],
    ['questions, mean', shown(length.mean, 1)],
    ['questions, median and 95 %', `${length.median.value} and ${length.p95.value}`],
    ['stopped by precision', shown(sittings.stoppedByPrecision)],
    ['most shown item, share of learners', shown(exposure.max)],
    ['items never shown', shown(exposure.unused, 0)],
    ['items two learners share', shown(exposure.overlap)],
    ['passes and fails told rightly', shown(classification.accuracy)],
    ['false passes', shown(classification.falsePass)],
    ['false fails', shown(classification.falseFail)],
  );
  const deciles = sittings.deciles.map(({ from, to, bias, rmse, coverage, length: questions }) => [
    `${from.toFixed(2)} to ${to.toFixed(2)}`,
    shown(bias),
    shown(rmse),
    shown(coverage),
    shown(questions, 1),
  ]);
  return [
    table(['Figure', '± its Monte-Carlo error'], rows),
    table(['True ability', 'bias', 'error', 'intervals that hold', 'questions'], deciles),
    ...(profile === undefined ? [] : [profileText(profile)]),
  ].join('\n\n');
}
