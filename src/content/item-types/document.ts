import { z } from 'zod';
import { common, feedback, letter, misconception, shortLine } from './common.js';
import { markablePassages } from './markable-passages.js';

const plainPassage = z.strictObject({ text: z.string().min(1).max(1_000), break: z.boolean().optional() });

/** A passage that can be marked. */
const passage = z.strictObject({
  id: letter,
  text: shortLine,
  faulty: z.boolean().default(false),
  feedback,
  misconception,
  break: z.boolean().optional(),
});

/** A letter, a screen or a message of which some passages are faulty. */
export const findInDocument = z.strictObject({
  ...common,
  type: z.literal('find-in-document'),
  document: z.strictObject({
    kind: z.enum(['letter', 'message', 'screen', 'form']),
    title: z.string().min(1).max(200),
    /** Lines above the text: from, to, date, … */
    header: z
      .array(z.strictObject({ label: z.string().min(1).max(60), value: shortLine }))
      .max(8)
      .optional(),
    /** In their order; `break` begins a paragraph. Those with an id can be marked. */
    passages: z
      .array(z.union([passage, plainPassage]))
      .refine((all) => markablePassages(all).length >= 3, 'at least three passages can be marked')
      .refine((all) => markablePassages(all).some(({ faulty }) => faulty), 'at least one passage is faulty')
      .refine((all) => {
        const ids = markablePassages(all).map(({ id }) => id);
        return new Set(ids).size === ids.length;
      }, 'two passages have the same id'),
  }),
});
