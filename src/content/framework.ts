import { z } from 'zod';
import { localizedSchema } from './localized.js';

const idSchema = z.string().regex(/^[a-z][a-z0-9-]*$/, 'an id: lower-case letters, digits and hyphens');

const competenceSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/, 'DOMAIN.COMPETENCE in lower case'),
  title: localizedSchema,
  summary: localizedSchema,
});

const domainSchema = z
  .strictObject({
    id: idSchema,
    title: localizedSchema,
    hours: z.number().positive(),
    competences: z.array(competenceSchema).min(1),
  })
  .refine(({ id, competences }) => competences.every((competence) => competence.id.startsWith(`${id}.`)), {
    message: 'the id of a competence begins with that of its domain',
    path: ['competences'],
  });

const levelSchema = z.strictObject({ id: idSchema, from: z.number().optional(), title: localizedSchema });

const differ = (ids: readonly string[]) => new Set(ids).size === ids.length;

export const frameworkSchema = z.strictObject({
  id: idSchema,
  itemLevels: z.strictObject({ centre: z.number(), step: z.number().positive() }),
  /** Lowest first; `from` is the ability, in logits, from which a level is reached. */
  levels: z.array(levelSchema).min(2),
  domains: z
    .array(domainSchema)
    .min(1)
    .refine((all) => differ(all.map(({ id }) => id)), 'two domains have the same id')
    .refine(
      (all) => differ(all.flatMap(({ competences }) => competences.map(({ id }) => id))),
      'two competences have the same id',
    ),
});

/** What is assessed: the domains, the competences under them, and the levels that are named. */
export type Framework = z.infer<typeof frameworkSchema>;
