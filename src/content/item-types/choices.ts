import { z } from 'zod';
import { common, feedback, letter, listOf, misconception, shortLine } from './common.js';

const optionSchema = z.strictObject({
  id: letter,
  correct: z.boolean().default(false),
  text: shortLine,
  feedback,
  misconception,
});

const rightOnes = (all: readonly { correct: boolean }[]) => all.filter(({ correct }) => correct).length;

export const singleChoice = z.strictObject({
  ...common,
  type: z.literal('single-choice'),
  shuffle: z.boolean().default(true),
  options: listOf(optionSchema, [3, 6]).refine(
    (all) => rightOnes(all) === 1,
    'exactly one option is correct',
  ),
});

export const severalChoices = z.strictObject({
  ...common,
  type: z.literal('several-choices'),
  shuffle: z.boolean().default(true),
  options: listOf(optionSchema, [4, 8]).refine(
    (all) => rightOnes(all) >= 1,
    'at least one option is correct',
  ),
});
