import { isDeepStrictEqual } from 'node:util';
import type { Content } from '../../content/content.js';
import type { Path } from '../../content/paths.js';
import { settingsOf, type PrescriptionSettings } from '../prescriptions.js';
import { HIGHEST_LEVEL, LOWEST_LEVEL, type Composition } from './composition.js';

/** What a composition cannot be, by the field concerned. */
export type CompositionProblem =
  | { readonly field: 'parts'; readonly why: 'nothing_chosen' }
  | { readonly field: 'levels'; readonly why: 'upside_down' }
  | { readonly field: 'length'; readonly why: 'upside_down' }
  | { readonly field: 'length'; readonly why: 'too_few_items'; readonly available: number }
  | { readonly field: 'closesAt'; readonly why: 'before_opening' | 'in_the_past' }
  | { readonly field: 'leastAnswers'; readonly why: 'above_length' };

export type Composed =
  { readonly settings: PrescriptionSettings } | { readonly problems: readonly CompositionProblem[] };

/** Competences in the order of the framework: those named, and all of the domains named. */
export function competencesOf(parts: readonly string[], { framework }: Pick<Content, 'framework'>): string[] {
  return framework.domains.flatMap(({ id, competences }) =>
    competences
      .filter((competence) => parts.includes(id) || parts.includes(competence.id))
      .map((competence) => competence.id),
  );
}

/** The items that a composition could ask. */
export function itemsWithin(
  competences: readonly string[],
  { from, to }: Composition['levels'],
  { items }: Pick<Content, 'items'>,
) {
  return [...items.values()].filter(
    ({ competence, level }) => competences.includes(competence) && level >= from && level <= to,
  );
}

function problemsOf(composition: Composition, available: number, now: number): CompositionProblem[] {
  const { levels, length, opensAt, closesAt, leastAnswers, parts } = composition;
  const problems: (CompositionProblem | false)[] = [
    parts.length === 0 && { field: 'parts', why: 'nothing_chosen' },
    levels.from > levels.to && { field: 'levels', why: 'upside_down' },
    length.min > length.max && { field: 'length', why: 'upside_down' },
    parts.length > 0 &&
      levels.from <= levels.to &&
      available < length.max && { field: 'length', why: 'too_few_items', available },
    closesAt !== undefined && closesAt <= now && { field: 'closesAt', why: 'in_the_past' },
    closesAt !== undefined &&
      opensAt !== undefined &&
      closesAt <= opensAt && { field: 'closesAt', why: 'before_opening' },
    leastAnswers !== undefined && leastAnswers > length.max && { field: 'leastAnswers', why: 'above_length' },
  ];
  return problems.filter((problem) => problem !== false);
}

const GRADINGS = { positioning: 'completion', training: 'share', exam: 'expected-score' } as const;

/** Minutes, rounded up to five: what the items of the composition take on average, as their authors expect it. */
function minutesFor(items: readonly { readonly seconds: number }[], length: number): number {
  const total = items.reduce((sum, { seconds }) => sum + seconds, 0);
  const each = items.length === 0 ? 0 : total / items.length;
  return Math.max(5, Math.ceil((each * length) / 300) * 5);
}

/** What a path's description speaks of, its competences in one order. */
const described = ({
  mode,
  competences,
  levels,
  length,
  grading,
  feedback,
}: Pick<PrescriptionSettings, 'mode' | 'competences' | 'levels' | 'length' | 'grading' | 'feedback'>) => [
  mode,
  [...competences].sort(),
  levels,
  length.min,
  length.max,
  length.precision,
  grading,
  feedback,
];

/** Whether it still is that path, whose description then holds: as many questions, in the same way. */
function isSamePath(base: Path, settings: Parameters<typeof described>[0]): boolean {
  return isDeepStrictEqual(described(settingsOf(base)), described(settings));
}

/**
 * The settings that a composition means, or why it means none.
 * @param base the path that the teacher started from @param now milliseconds since 1970
 */
export function settingsOfComposition(
  composition: Composition,
  content: Content,
  base: Path | undefined,
  now: number,
): Composed {
  const { title, mode, length, graded, points, passing, attempts, timeLimit } = composition;
  const { opensAt, closesAt, leastAnswers, feedback } = composition;
  const competences = competencesOf(composition.parts, content);
  const items = itemsWithin(competences, composition.levels, content);
  const problems = problemsOf({ ...composition, parts: competences }, items.length, now);
  if (problems.length > 0) return { problems };
  const { from, to } = composition.levels;
  const levels = from === LOWEST_LEVEL && to === HIGHEST_LEVEL ? undefined : { from, to };
  const asked = {
    mode,
    competences,
    ...(levels === undefined ? {} : { levels }),
    length,
    grading: graded ? GRADINGS[mode] : ('none' as const),
    // An exam that told its key would be no exam for who comes next.
    feedback: mode === 'exam' ? ('none' as const) : feedback,
  };
  return {
    settings: {
      ...(base !== undefined && isSamePath(base, asked) ? { pathId: base.id } : {}),
      ...asked,
      title,
      minutes: minutesFor(items, length.max),
      attempts,
      ...(timeLimit === undefined ? {} : { timeLimit }),
      ...(opensAt === undefined ? {} : { opensAt }),
      ...(closesAt === undefined ? {} : { closesAt }),
      ...(leastAnswers === undefined ? {} : { leastAnswers }),
      ...(graded && mode === 'exam' && passing !== undefined ? { passing } : {}),
      ...(graded ? { points } : {}),
    },
  };
}
