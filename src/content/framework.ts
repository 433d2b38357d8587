import { z } from 'zod';
import { localizedSchema } from './localized.js';

const idSchema = z.string().regex(/^[a-z][a-z0-9-]*$/, 'an id: lower-case letters, digits and hyphens');

const competenceSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/, 'DOMAIN.COMPETENCE in lower case'),
  title: localizedSchema,
  summary: localizedSchema,
  /** What somebody at a level can do, by the level's id. */
  can: z.record(z.string(), localizedSchema).optional(),
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

/** A sentence for each level or for none: a profile would be silent at one of them. */
function sentencesMissing({ levels, domains }: FrameworkShape): string[] {
  const ids = levels.map(({ id }) => id);
  // Levels that are wrong themselves are refused for that.
  if (!differ(ids)) return [];
  return domains
    .flatMap(({ competences }) => competences)
    .filter(({ can }) => can !== undefined && ids.join() !== Object.keys(can).join())
    .map(({ id }) => id);
}

interface FrameworkShape {
  readonly levels: readonly { readonly id: string }[];
  readonly domains: readonly { readonly competences: readonly z.infer<typeof competenceSchema>[] }[];
}

export const frameworkSchema = z
  .strictObject({
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
  })
  .superRefine((framework, context) => {
    for (const id of sentencesMissing(framework)) {
      context.addIssue({
        code: 'custom',
        path: ['domains'],
        message: `${id}: \`can\` has a sentence for each level, lowest first`,
      });
    }
  });

/** What is assessed: the domains, the competences under them, and the levels that are named. */
export type Framework = z.infer<typeof frameworkSchema>;

/** The domain of each competence, in the framework's order. */
export function domainsOfCompetences({ domains }: Framework): ReadonlyMap<string, string> {
  return new Map(domains.flatMap(({ id: domain, competences }) => competences.map(({ id }) => [id, domain])));
}
