import { z } from 'zod';
import { isStorableText } from '../../store/envelope.js';

/** One line of text, without the blanks around it. Bytes that are no UTF-8 arrive as U+FFFD, and are no text. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\ufffd]+$/u)
    .refine(isStorableText);
