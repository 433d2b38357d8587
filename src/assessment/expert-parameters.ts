import { AssessmentError } from './errors.js';
import type { ItemParameters } from './response-model.js';

/**
 * How a learner answers, as far as guessing and partial credit are concerned. `right`: how many of the options are.
 * `parts`: how many pieces are marked one by one, such as blanks, prompts to match, or checked outcomes.
 */
export type AnswerFormat =
  | { readonly type: 'single-choice'; readonly options: number }
  | { readonly type: 'several-choices'; readonly options: number; readonly right: number }
  | { readonly type: 'short-text' }
  | { readonly type: 'parts'; readonly parts: number };

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

/** Steps between categories of credit, by how many there are: half a category's worth of ability apart or more. */
const STEPS: readonly (readonly number[])[] = [[], [], [-0.6, 0.6], [-1, 0, 1]];
const MOST_STEPS = 3;

/**
 * The parameters of an item that nobody has answered yet. Where credit comes in parts (two right options or more, two
 * parts or more), as many steps as there are parts, three at most, spread about the level's difficulty: half the
 * credit is expected there. Otherwise right or wrong, and the chance of guessing, c, is 1/n for one choice among n;
 * 1/(2ⁿ − 1), at most 0.25, for the right set among n options (an empty set is never right); and 0 for a text.
 *
 * @throws AssessmentError `parameters-out-of-range` when the level is no whole number from 1 to 7, there are
 * fewer than two options, no part, or the scale leads outside what the response model takes.
 */
export function expertParameters(level: number, format: AnswerFormat, scale: LevelScale): ItemParameters {
  const refuse = (message: string): never => {
    throw new AssessmentError('parameters-out-of-range', message);
  };
  if (!Number.isInteger(level) || level < LEVELS.lowest || level > LEVELS.highest) {
    refuse(`an expert level must be a whole number from 1 to 7, and is ${level}`);
  }
  const b = (level - scale.centre) * scale.step;
  if (!(Math.abs(b) <= 6)) refuse(`level ${level} leads to a difficulty of ${b}`);
  if ('options' in format && !(Number.isInteger(format.options) && format.options >= 2)) {
    refuse(`a choice needs at least two options, and has ${format.options}`);
  }
  const parts = partsOf(format);
  if (!(Number.isInteger(parts) && parts >= 1)) refuse(`credit needs a part, and has ${parts}`);
  const common = { a: DISCRIMINATION, b, d: 1, bSd: DIFFICULTY_SD };
  if (parts === 1) return { ...common, c: chanceOfGuessing(format) };
  return { ...common, c: 0, steps: STEPS[Math.min(parts, MOST_STEPS)] ?? [] };
}

function partsOf(format: AnswerFormat): number {
  if (format.type === 'several-choices') return format.right;
  return format.type === 'parts' ? format.parts : 1;
}

function chanceOfGuessing(format: AnswerFormat): number {
  if (format.type === 'single-choice') return 1 / format.options;
  if (format.type === 'several-choices')
    return Math.min(HIGHEST_CHANCE_OF_A_SET, 1 / (2 ** format.options - 1));
  return 0;
}
