import { z } from 'zod';
import { CMI5_CATEGORY, INTERACTION_TYPE, OBJECTIVE_TYPE, VERBS } from './vocabulary.js';

const iri = z.string().regex(/^[a-z][a-z0-9+.-]*:\S+$/i, 'no IRI');

/** ISO 8601, not negative; a part of it at least. */
const duration = z.string().regex(/^P(?=.)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/, 'no duration');

const share = z.number().min(0).max(1);

const agent = z.strictObject({
  objectType: z.literal('Agent').optional(),
  name: z.string().optional(),
  account: z.strictObject({ homePage: iri, name: z.string().min(1) }),
});

const languageMap = z.record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/), z.string());

const components = z
  .array(z.strictObject({ id: z.string().regex(/^\S+$/), description: languageMap.optional() }))
  .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, 'a component stands twice');

const definition = z.strictObject({
  type: iri.optional(),
  name: languageMap.optional(),
  description: languageMap.optional(),
  interactionType: z.enum(['choice', 'sequencing', 'matching', 'performance', 'fill-in']).optional(),
  correctResponsesPattern: z.array(z.string().min(1)).optional(),
  choices: components.optional(),
  source: components.optional(),
  target: components.optional(),
  steps: components.optional(),
});

const activity = z.strictObject({
  objectType: z.literal('Activity').optional(),
  id: iri,
  definition: definition.optional(),
});

/** One may stand without a list. */
const activities = z.union([z.array(activity), activity.transform((one) => [one])]);

/** A statement as an LRS must take it, with nothing that xAPI does not know (1.0.3, part 2, section 2.2). */
export const statementShape = z.strictObject({
  id: z.uuidv4(),
  actor: agent,
  verb: z.strictObject({ id: z.enum(VERBS), display: languageMap }),
  object: activity,
  result: z
    .strictObject({
      score: z
        .strictObject({
          scaled: share,
          raw: z.number().min(0).max(100).optional(),
          min: z.literal(0).optional(),
          max: z.literal(100).optional(),
        })
        .optional(),
      success: z.boolean().optional(),
      completion: z.boolean().optional(),
      response: z.string().min(1).optional(),
      duration: duration.optional(),
    })
    .optional(),
  context: z.strictObject({
    registration: z.uuid(),
    contextActivities: z.strictObject({
      parent: activities.optional(),
      grouping: activities.optional(),
      category: activities.optional(),
      other: activities.optional(),
    }),
    extensions: z.record(iri, z.unknown()),
    platform: z.string().optional(),
    language: z.string().optional(),
  }),
  timestamp: z.iso.datetime(),
});

export type ToldStatement = z.infer<typeof statementShape>;

export const verbOf = ({ verb }: ToldStatement): string => verb.id.slice(verb.id.lastIndexOf('/') + 1);

export const categoriesOf = ({ context }: ToldStatement): string[] =>
  (context.contextActivities.category ?? []).map(({ id }) => id);

export const isDefined = (statement: ToldStatement): boolean =>
  categoriesOf(statement).includes(CMI5_CATEGORY);

/** The parts by which each kind of question is described (xAPI 1.0.3, part 2, section 2.4.4.1). */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  choice: ['choices'],
  sequencing: ['choices'],
  matching: ['source', 'target'],
  performance: ['steps'],
  'fill-in': [],
};

/** What is wrong in an interaction; each letter of a response or a pattern must be one of its components. */
export function interactionProblems({ object, result, context }: ToldStatement): string[] {
  const { type, interactionType = '', correctResponsesPattern = [], ...more } = object.definition ?? {};
  const ids = (name: 'choices' | 'source' | 'target' | 'steps') => (more[name] ?? []).map(({ id }) => id);
  const known = Object.keys(more).filter((name) => name !== 'description');
  const grammar = (value: string): boolean => {
    const words = value.split('[,]');
    if (interactionType === 'choice' || interactionType === 'sequencing') {
      return words.every((word) => ids('choices').includes(word)) && new Set(words).size === words.length;
    }
    if (interactionType === 'fill-in') return true;
    return words.every((word) => {
      const [left = '', right = '', ...rest] = word.split('[.]');
      const isTarget = interactionType === 'performance' ? right !== '' : ids('target').includes(right);
      return rest.length === 0 && isTarget && [...ids('source'), ...ids('steps')].includes(left);
    });
  };
  const values = [...correctResponsesPattern, ...(result?.response === undefined ? [] : [result.response])];
  return [
    ...(type === INTERACTION_TYPE ? [] : ['an answer to what is no interaction']),
    ...(known.join() === PARTS[interactionType]?.join() ? [] : [`${interactionType} has ${known.join()}`]),
    ...values.filter((value) => !grammar(value)).map((value) => `${interactionType}: ${value}`),
    ...(context.contextActivities.other?.[0]?.definition?.type === OBJECTIVE_TYPE ? [] : ['no competence']),
  ];
}
