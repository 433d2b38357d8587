import { checkLevels } from '../levels.js';
import type { LevelThreshold } from '../levels.js';

/** A calibrated item's expert level, 1–7, its difficulty in logits, and how many answers that rests on. */
export interface LevelledDifficulty {
  readonly level: number;
  readonly b: number;
  readonly answers: number;
}

/** How expert levels became difficulties: b = (level − centre) × step, in logits. */
interface Scale {
  readonly centre: number;
  readonly step: number;
}

const LEVELS = [1, 2, 3, 4, 5, 6, 7];
/** The expert line counts as much as that many answers at each level: few answers move little. */
const WEIGHT_OF_EXPERTS = 300;
/** Steps between levels are at least this share of the expert's, so that no two thresholds fall together. */
const LEAST_SHARE = 0.2;

/**
 * The abilities from which the named levels are reached, once items are calibrated: where experts' levels came to
 * lie. The mean difficulty at each expert level, with the expert's own line as prior, is made to rise with the level
 * (isotonic regression by pooling adjacent violators; Barlow, Bartholomew, Bremner & Brunk 1972); each threshold is
 * read off at the expert level where it stood. They rise strictly, always.
 *
 * @throws AssessmentError `invalid-levels`
 */
export function calibratedThresholds(
  items: readonly LevelledDifficulty[],
  levels: readonly LevelThreshold[],
  scale: Scale,
): LevelThreshold[] {
  checkLevels(levels);
  const expert = (level: number): number => (level - scale.centre) * scale.step;
  const points = LEVELS.map((level) => {
    const own = items.filter((item) => item.level === level);
    const answers = own.reduce((sum, item) => sum + item.answers, 0);
    const sum = own.reduce((total, item) => total + item.b * item.answers, 0);
    const weight = answers + WEIGHT_OF_EXPERTS;
    // The least rise is taken off before pooling and put back after it.
    const value = (sum + expert(level) * WEIGHT_OF_EXPERTS) / weight - LEAST_SHARE * expert(level);
    return { value, weight };
  });
  const rising = pooled(points).map((value, k) => value + LEAST_SHARE * expert(LEVELS[k] ?? 0));
  return levels.map(({ id, from }) =>
    from === undefined ? { id } : { id, from: read(rising, from, scale) },
  );
}

/** Values that never fall, closest to those given by weighted squares. */
function pooled(points: readonly { readonly value: number; readonly weight: number }[]): number[] {
  const blocks: { value: number; weight: number; count: number }[] = [];
  for (const { value, weight } of points) {
    let block = { value, weight, count: 1 };
    for (let last = blocks.at(-1); last !== undefined && last.value > block.value; last = blocks.at(-1)) {
      blocks.pop();
      const together = last.weight + block.weight;
      const mean = (last.value * last.weight + block.value * block.weight) / together;
      block = { value: mean, weight: together, count: last.count + block.count };
    }
    blocks.push(block);
  }
  return blocks.flatMap(({ value, count }) => Array.from({ length: count }, () => value));
}

/** Between two levels in proportion; beyond the ends by the expert's step. */
function read(difficulties: readonly number[], from: number, { centre, step }: Scale): number {
  const place = from / step + centre - (LEVELS[0] ?? 1);
  const low = Math.max(0, Math.min(difficulties.length - 2, Math.floor(place)));
  const [below = 0, above = 0] = [difficulties[low], difficulties[low + 1]];
  const share = place - low;
  if (share < 0) return below + share * step;
  if (share > 1) return above + (share - 1) * step;
  return below + share * (above - below);
}
