import type { GradeStatus } from '../../../grades/grade-status.js';
import type { PlatformOverview } from '../../../lti/platform-overviews.js';
import type { Translator } from '../../i18n/translator.js';

export interface OverviewInput {
  readonly platforms: readonly PlatformOverview[];
  readonly status: GradeStatus;
  /** Launches refused in the last day. */
  readonly refused: number;
  readonly now: number;
  readonly t: Translator;
}

/** A grade that is due for longer than this, in milliseconds, is worth a look: retries go on, but something is amiss. */
const LATE = 15 * 60_000;

interface Task {
  readonly text: string;
  readonly href: string;
}

export function presentOverview({ platforms, status, refused, now, t }: OverviewInput): object {
  const pending = platforms.filter(({ registration }) => registration.status === 'pending');
  const [first] = pending;
  const only = pending.length === 1 && first !== undefined ? `/${first.registration.id}` : '?status=pending';
  const tasks: Task[] = [
    ...(pending.length === 0
      ? []
      : [
          {
            text: t('overview.platforms-pending', { count: pending.length }),
            href: `/administrator/platforms${only}`,
          },
        ]),
    ...platforms
      .filter(({ deployments }) => deployments.pending > 0)
      .map(({ registration: { id, name }, deployments }) => ({
        text: t('overview.deployments-pending', { count: deployments.pending, platform: name }),
        href: `/administrator/platforms/${id}`,
      })),
    ...(status.refused === 0
      ? []
      : [{ text: t('overview.grades-refused', { count: status.refused }), href: '/administrator/grades' }]),
    ...(status.oldestDue === undefined || now - status.oldestDue < LATE
      ? []
      : [
          {
            text: t('overview.grades-late', { count: status.due, date: t.dateTime(status.oldestDue) }),
            href: '/administrator/grades',
          },
        ]),
  ];
  return {
    tasks,
    refused: t('overview.refused-day', { count: refused }),
    refusedHref: refused === 0 ? undefined : '/administrator/launches?refused=1',
  };
}
