import { z } from 'zod';
import { BLANK } from './blank-mark.js';
import { common, feedback, letter, listOf } from './common.js';
import { textKey } from './short-text.js';

/** A blank to pick from a list; the right option is one of it. */
const listBlank = z
  .strictObject({
    id: letter,
    options: z.array(z.string().min(1).max(120)).min(2).max(8),
    right: z.string(),
    feedback,
  })
  .refine(({ options, right }) => options.includes(right), {
    path: ['right'],
    message: 'is none of the options',
  })
  .refine(({ options }) => new Set(options).size === options.length, {
    path: ['options'],
    message: 'two options are the same',
  });

/** A blank to write. */
const textBlank = z.strictObject({ id: letter, ...textKey, feedback });

const blanksIn = (text: string): string[] => [...text.matchAll(BLANK)].map(([, id = '']) => id);

/** A text with gaps: each blank stands in it once, in the order in which they are written below. */
export const blanks = z
  .strictObject({
    ...common,
    type: z.literal('blanks'),
    /** Plain text; an empty line begins a paragraph. */
    text: z.string().min(1).max(2_000),
    blanks: listOf(z.union([listBlank, textBlank]), [2, 6]),
  })
  .refine((item) => blanksIn(item.text).join() === item.blanks.map(({ id }) => id).join(), {
    path: ['text'],
    message: 'must hold each blank once, as {{a}}, in the order of the list of blanks',
  });
