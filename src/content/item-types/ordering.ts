import { z } from 'zod';
import { common, feedback, letter, listOf, shortLine } from './common.js';

/** Elements to put in order; they are written in the right one. */
export const ordering = z.strictObject({
  ...common,
  type: z.literal('ordering'),
  elements: listOf(z.strictObject({ id: letter, text: shortLine, feedback }), [3, 7]),
});
