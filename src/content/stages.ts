import { z } from 'zod';
import { localizedSchema } from './localized.js';

const words = {
  /** What a learner who is there reads: what it means, and what to do next. */
  learner: localizedSchema,
  /** What it tells the teacher. */
  teacher: localizedSchema,
};

const percentSteps = z
  .array(z.strictObject({ from: z.int().min(0).max(100), ...words }))
  .min(2)
  .max(6)
  .refine(([first]) => first?.from === 0, { message: 'the first one begins at 0', path: [0, 'from'] })
  .refine((all) => all.every(({ from }, index) => index === 0 || from > (all[index - 1]?.from ?? from)), {
    message: 'each begins above the one before',
  });

const levelSteps = z
  .array(z.strictObject({ from: z.string(), ...words }))
  .min(2)
  .max(6);

/**
 * What is said at the end of a path, by what was reached. `level`: the level of all together; `credit`: how much of the
 * answers was right, in percent; `grade`: the grade of an exam, in percent.
 */
export const stagesSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('level'), steps: levelSteps }),
  z.strictObject({ by: z.literal('credit'), steps: percentSteps }),
  z.strictObject({ by: z.literal('grade'), steps: percentSteps }),
]);

export type Stages = z.infer<typeof stagesSchema>;

export type Stage = Stages['steps'][number];

/** What somebody reached; what is not known is left out. */
export interface Reached {
  /** The id of a level. */
  readonly level?: string | undefined;
  /** Shares, 0–1. */
  readonly credit?: number | undefined;
  readonly grade?: number | undefined;
}

/** The last one whose beginning is not above; the shares count as people read them, in whole percents. */
function percentStage<T extends { readonly from: number }>(
  steps: readonly T[],
  share: number,
): T | undefined {
  return steps.findLast(({ from }) => from <= Math.round(share * 100));
}

/**
 * The stage of a path that was reached; undefined where what it goes by is not known.
 * @param levels ids of the framework's levels, the lowest first
 */
export function stageReached(stages: Stages, reached: Reached, levels: readonly string[]): Stage | undefined {
  if (stages.by === 'level') {
    const place = reached.level === undefined ? -1 : levels.indexOf(reached.level);
    return stages.steps.findLast(({ from }) => levels.indexOf(from) <= place);
  }
  const share = reached[stages.by];
  return share === undefined ? undefined : percentStage(stages.steps, share);
}

/**
 * What is wrong with stages that go by levels: where, and what.
 * @param levels ids of the framework's levels, the lowest first
 */
export function stageProblem(
  stages: Stages,
  levels: readonly string[],
): { readonly step: number; readonly message: string } | undefined {
  if (stages.by !== 'level') return undefined;
  const places = stages.steps.map(({ from }) => levels.indexOf(from));
  const unknown = places.indexOf(-1);
  if (unknown >= 0)
    return { step: unknown, message: `the framework has no level ${stages.steps[unknown]?.from ?? ''}` };
  if (places[0] !== 0) return { step: 0, message: `the first one begins at ${levels[0] ?? ''}` };
  const fallen = places.findIndex((place, index) => index > 0 && place <= (places[index - 1] ?? -1));
  return fallen < 0 ? undefined : { step: fallen, message: 'each begins above the one before' };
}
