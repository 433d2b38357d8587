import { trialToShow } from '../assessment/field-test.js';
import type { Content } from '../content/content.js';
import type { Item } from '../content/items.js';
import { servingOf } from './serving.js';
import type { ItemResponse, Sitting } from './sitting.js';

/** Nobody gets more time on top, for a question on trial, than three calm answers take. */
const LONGEST = 3;

/** The question on trial whose turn it is, of the path's competences and not met before; none where there is none. */
export function nextTrial(sitting: Sitting, { items }: Content): Item | undefined {
  const { fieldTest = 0, competences, length } = sitting.prescription.settings;
  if (fieldTest === 0) return undefined;
  const candidates = [...items.values()].filter(
    ({ id, trial, competence }) =>
      trial === true && competences.includes(competence) && !sitting.earlier.includes(id),
  );
  const id = trialToShow(
    {
      seed: sitting.seed,
      slots: fieldTest,
      shortest: length.min,
      answered: sitting.responses.length,
      tried: (sitting.trials ?? []).map(({ item }) => item),
    },
    candidates.map((item) => item.id),
  );
  return id === undefined ? undefined : items.get(id);
}

/**
 * What questions on trial put the end of a sitting off by, in milliseconds: what each answered one took, and for the one
 * that is shown all that it may take.
 */
export function timeOnTrial({ current, trials = [] }: Pick<Sitting, 'current' | 'trials'>): number {
  const answered = trials.map(({ trialTime = 0, servedAt, answeredAt }) =>
    Math.min(trialTime, answeredAt - servedAt),
  );
  return answered.reduce((sum, time) => sum + time, current?.trialTime ?? 0);
}

/** The sitting with a question on trial shown, and its end put off meanwhile. */
export function servedOnTrial(sitting: Sitting, item: Item, content: Content, at: number): Sitting {
  const current = { ...servingOf(item, sitting, content, at), trialTime: LONGEST * item.seconds * 1_000 };
  return withEndMoved(sitting, { ...sitting, current });
}

/** The sitting with a question on trial answered: kept apart, and its end put off by no more than it took. */
export function withTrialAnswered(sitting: Sitting, response: ItemResponse): Sitting {
  const trials = [...(sitting.trials ?? []), response];
  return withEndMoved(sitting, { ...sitting, current: undefined, trials });
}

function withEndMoved(before: Sitting, after: Sitting): Sitting {
  if (before.endsAt === undefined) return after;
  return { ...after, endsAt: before.endsAt - timeOnTrial(before) + timeOnTrial(after) };
}
