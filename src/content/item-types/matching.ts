import { z } from 'zod';
import { common, feedback, letter, listOf, misconception, shortLine } from './common.js';

const named = z.strictObject({ id: letter, text: shortLine });

/** Each prompt has one right choice; several may share it, and a choice may be right for none. */
export const matching = z
  .strictObject({
    ...common,
    type: z.literal('matching'),
    prompts: listOf(
      z.strictObject({ id: letter, text: shortLine, choice: letter, feedback, misconception }),
      [2, 8],
    ),
    choices: listOf(named, [2, 10]),
  })
  .refine(({ prompts, choices }) => prompts.every(({ choice }) => choices.some(({ id }) => id === choice)), {
    path: ['prompts'],
    message: 'a prompt names a choice that is not in the list',
  });

/** Elements to sort: each category holds at least one. */
export const categories = z
  .strictObject({
    ...common,
    type: z.literal('categories'),
    categories: listOf(named, [2, 5]),
    elements: listOf(
      z.strictObject({ id: letter, text: shortLine, category: letter, feedback, misconception }),
      [3, 10],
    ),
  })
  .refine(
    (item) => item.elements.every(({ category }) => item.categories.some(({ id }) => id === category)),
    { path: ['elements'], message: 'an element names a category that is not in the list' },
  )
  .refine(
    (item) => item.categories.every(({ id }) => item.elements.some(({ category }) => category === id)),
    {
      path: ['categories'],
      message: 'a category holds no element',
    },
  );
