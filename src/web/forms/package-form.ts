import { z } from 'zod';
import { MADE_STANDARDS } from '../../scorm/make-package.js';
import { textField, textFields } from './form-reader.js';

/** What is asked of packages: which modules, for what, in which language. */
export const packageFormSchema = z.object({
  module: textFields,
  all: textField,
  standard: z.enum(MADE_STANDARDS).default('1.2'),
  language: z.enum(['fr', 'en']).default('fr'),
});

export type PackageForm = z.infer<typeof packageFormSchema>;
