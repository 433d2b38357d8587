import { z } from 'zod';
import { localizedSchema } from './localized.js';
import { stagesSchema } from './stages.js';

export const pathSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'lower-case letters, digits and hyphens, at most 64'),
    mode: z.enum(['positioning', 'training', 'exam']),
    title: localizedSchema,
    description: localizedSchema,
    teacherNote: localizedSchema,
    minutes: z.int().min(1).max(240),
    /** Minutes after which time ends a sitting with what was answered; a teacher can set another. */
    timeLimit: z.int().min(1).max(600).optional(),
    /** `all`, or ids of domains and competences. */
    competences: z.union([z.literal('all'), z.array(z.string()).min(1)]),
    length: z
      .strictObject({
        min: z.int().min(1).max(200),
        max: z.int().min(1).max(200),
        precision: z.number().positive().max(2).optional(),
      })
      .refine(({ min, max }) => min <= max, { message: 'min is above max', path: ['min'] }),
    /** How many questions on trial a sitting has, which are not scored. */
    fieldTest: z.int().min(0).max(2).optional(),
    grading: z.enum(['none', 'completion', 'share', 'expected-score']),
    feedback: z.enum(['at-once', 'at-end', 'none']),
    /** What is said at the end, by what was reached. */
    stages: stagesSchema.optional(),
  })
  .refine(({ mode, feedback }) => mode !== 'exam' || feedback === 'none', {
    message: 'an exam gives no feedback',
    path: ['feedback'],
  })
  .refine(({ stages, grading }) => stages?.by !== 'grade' || grading === 'expected-score', {
    message: 'this grade tells nothing of what was reached',
    path: ['stages', 'by'],
  });

/** A path as its author wrote it. */
export type PathContent = z.infer<typeof pathSchema>;

/** A path whose competences are spelled out, in the order of the framework. */
export type Path = Omit<PathContent, 'competences'> & {
  readonly competences: readonly string[];
  /** The module that it is, where it is one. */
  readonly module?: string;
};
