import { AssessmentError } from './errors.js';
import type { ItemParameters } from './response-model.js';

/** How a learner answers, as far as guessing is concerned. */
export type AnswerFormat =
  | { readonly type: 'single-choice'; readonly options: number }
  | { readonly type: 'several-choices'; readonly options: number }
  | { readonly type: 'short-text' };

/** How expert levels become difficulties: b = (level − centre) × step, in logits. */
export interface LevelScale {
  readonly centre: number;
  readonly step: number;
}

/** Expert levels run from 1 (very easy) to 7. */
const LEVELS = { lowest: 1, highest: 7 };

/**
 * Nobody can guess a discrimination. 1 is the median of the usual prior, lognormal(0, 0.3), and keeps one logit
 * of difficulty worth one logit of ability; calibrated knowledge tests average 1 to 1.2.
 */
const DISCRIMINATION = 1;

/** Experts' difficulties miss the calibrated ones by 0.7 to 1 logit; our levels are close together. */
const DIFFICULTY_SD = 0.7;

/** Even two options of which any may be right must not count as a lottery. */
const HIGHEST_CHANCE_OF_A_SET = 0.25;

/**
 * The parameters of an item that nobody has answered yet. The chance of guessing, c, is 1/n for one choice among
 * n; 1/(2ⁿ − 1), at most 0.25, for the right set among n options (an empty set is never right); and 0 for a text.
 *
 * @throws AssessmentError `parameters-out-of-range` when the level is no whole number from 1 to 7, there are
 * fewer than two options, or the scale leads outside what the response model takes.
 */
export function expertParameters(level: number, format: AnswerFormat, scale: LevelScale): ItemParameters {
  if (!Number.isInteger(level) || level < LEVELS.lowest || level > LEVELS.highest) {
    throw new AssessmentError(
      'parameters-out-of-range',
      `an expert level must be a whole number from 1 to 7, and is ${level}`,
    );
  }
  const b = (level - scale.centre) * scale.step;
  if (!(Math.abs(b) <= 6)) {
    throw new AssessmentError('parameters-out-of-range', `level ${level} leads to a difficulty of ${b}`);
  }
  return { a: DISCRIMINATION, b, c: chanceOfGuessing(format), d: 1, bSd: DIFFICULTY_SD };
}

function chanceOfGuessing(format: AnswerFormat): number {
  if (format.type === 'short-text') return 0;
  if (!Number.isInteger(format.options) || format.options < 2) {
    throw new AssessmentError(
      'parameters-out-of-range',
      `a choice needs at least two options, and has ${format.options}`,
    );
  }
  if (format.type === 'single-choice') return 1 / format.options;
  return Math.min(HIGHEST_CHANCE_OF_A_SET, 1 / (2 ** format.options - 1));
}
