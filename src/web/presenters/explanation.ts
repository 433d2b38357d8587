import type { Sitting } from '../../sittings/sitting.js';
import type { MessageKey } from '../i18n/fr.js';
import type { Translator } from '../i18n/translator.js';
import type { frameworkNames } from './names.js';

/** Smaller moves, in logits, are said to be none. */
const HARDLY = 0.05;

/** Learners read sentences; teachers the figures too. */
export type Audience = 'learner' | 'teacher';

interface Belief {
  readonly mean: number;
  readonly sd: number;
}

/** What was believed once the answer at this place was in. */
function beliefAfter({ responses, current, outcome }: Sitting, place: number): Belief | undefined {
  const next = responses[place + 1]?.why ?? (place + 1 === responses.length ? current?.why : undefined);
  if (next !== undefined) return next;
  const { mean, sd } = outcome?.general ?? {};
  return mean === undefined || sd === undefined ? undefined : { mean, sd };
}

function direction(before: Belief, after: Belief): 'up' | 'down' | 'same' {
  if (Math.abs(after.mean - before.mean) < HARDLY) return 'same';
  return after.mean > before.mean ? 'up' : 'down';
}

const EXCLUDED = {
  'met-earlier': 'why.met-earlier',
  enemy: 'why.enemy',
  'two-in-a-row': 'why.two-in-a-row',
  'type-share': 'why.type-share',
  'reading-load': 'why.reading-load',
  rate: 'why.rate',
} as const satisfies Record<string, MessageKey>;

/**
 * Why the question at this place was asked, what was set aside, and how the answer moved the estimate, in sentences;
 * none for a sitting from before this was kept.
 */
export function explanationOf(
  sitting: Sitting,
  place: number,
  names: ReturnType<typeof frameworkNames>,
  audience: Audience,
  t: Translator,
): string[] {
  const response = sitting.responses[place];
  const { why } = response ?? {};
  if (response === undefined || why === undefined) return [];
  const { left, among, place: rank, excluded, seenEarlier } = why;
  const sentences = [
    t('why.turn', { competence: names.part(response.competence).text, left }),
    ...excluded.map(({ rule, items }) => t(EXCLUDED[rule], { items })),
    ...(seenEarlier ? [t('why.seen-earlier')] : []),
    t('why.drawn', { among, place: rank }),
  ];
  const after = beliefAfter(sitting, place);
  if (after === undefined) return sentences;
  const surer = after.sd < why.sd ? 'yes' : 'no';
  sentences.push(t('why.moved', { direction: direction(why, after), surer }));
  if (audience === 'teacher') {
    sentences.push(
      t('why.figures', {
        before: hundredths(why.mean),
        beforeSd: hundredths(why.sd),
        after: hundredths(after.mean),
        afterSd: hundredths(after.sd),
      }),
    );
  }
  return sentences;
}

const hundredths = (value: number): number => Math.round(value * 100) / 100;
