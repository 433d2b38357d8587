import { z } from 'zod';
import { common } from './common.js';

/** What makes a text right. */
export const textKey = {
  accepted: z.array(z.string().min(1).max(200)).min(1),
  tolerance: z.array(z.enum(['case', 'punctuation', 'spelling'])).default([]),
};

export const shortText = z.strictObject({
  ...common,
  type: z.literal('short-text'),
  ...textKey,
  format: z.string().min(1).max(200).optional(),
});
