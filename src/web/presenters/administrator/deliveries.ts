import type { Obstacles } from '../../../grades/count-obstacles.js';
import type { Grade } from '../../../grades/grade.js';
import type { GradeStatus } from '../../../grades/grade-status.js';
import type { Registration } from '../../../lti/registrations.js';
import type { MessageKey } from '../../i18n/fr.js';
import type { Translator } from '../../i18n/translator.js';
import { gradeProblem } from './grade-problem.js';

type Counts = Readonly<Record<Grade['state'], number>>;

export interface DeliveriesInput {
  readonly status: GradeStatus;
  readonly byPlatform: readonly { readonly registration: Registration; readonly counts: Counts }[];
  readonly obstacles: readonly Obstacles[];
  /** How many were sent again just now. */
  readonly again: number | undefined;
  readonly t: Translator;
}

const STATES: readonly (readonly [state: Grade['state'], name: MessageKey])[] = [
  ['due', 'deliveries.due'],
  ['delivered', 'deliveries.delivered'],
  ['kept', 'deliveries.kept'],
  ['refused', 'deliveries.refused'],
];

export function presentDeliveries({ status, byPlatform, obstacles, again, t }: DeliveriesInput): object {
  const names = new Map(byPlatform.map(({ registration: { id, name } }) => [id, name]));
  const stateName = new Map(STATES);
  const known = byPlatform.filter(({ counts }) => Object.values(counts).some((count) => count > 0));
  return {
    done: again === undefined ? undefined : t('deliveries.did-again', { count: again }),
    states: STATES.map(([state, name]) => ({ state, name: t(name), count: status[state] })),
    oldest:
      status.oldestDue === undefined
        ? undefined
        : t('deliveries.oldest', { date: t.dateTime(status.oldestDue) }),
    none: known.length === 0,
    mayRetry: status.refused > 0,
    platforms: known.map(({ registration: { id, name }, counts }) => ({
      id,
      name,
      href: `/administrator/platforms/${id}`,
      counts: STATES.map(([state]) => counts[state]),
      refused: counts.refused,
    })),
    obstacles: obstacles.map(({ state, problem, registrationId, count }) => ({
      platform: names.get(registrationId) ?? t('inspector.unknown-platform'),
      state,
      stateName: t(stateName.get(state) ?? 'deliveries.due'),
      why: t(gradeProblem(problem)),
      problem,
      count,
    })),
  };
}
