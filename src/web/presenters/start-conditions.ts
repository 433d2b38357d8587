import type { PrescriptionSettings } from '../../sittings/prescriptions.js';
import type { StartObstacle } from '../../sittings/refuse-untimely-start.js';
import type { MessageKey } from '../i18n/fr.js';
import type { Translator } from '../i18n/translator.js';

const COUNTS: Readonly<Record<PrescriptionSettings['attempts']['counts'], MessageKey>> = {
  best: 'start.counts-best',
  last: 'start.counts-last',
  first: 'start.counts-first',
};

/** When a path may be taken, and how often: one sentence each; none where nothing is limited. */
export function conditionsOf(
  { opensAt, closesAt, attempts, grading }: PrescriptionSettings,
  now: number,
  t: Translator,
): string[] {
  const { most } = attempts;
  const several = most === undefined ? grading !== 'none' && attempts.counts !== 'last' : most > 1;
  return [
    opensAt !== undefined && now < opensAt ? t('start.opens', { date: t.dateTime(opensAt) }) : undefined,
    closesAt === undefined
      ? undefined
      : t(now < closesAt ? 'start.closes' : 'start.closed', { date: t.dateTime(closesAt) }),
    most === undefined ? undefined : t('start.attempts', { most }),
    several && grading !== 'none' ? t(COUNTS[attempts.counts]) : undefined,
  ].filter((sentence) => sentence !== undefined);
}

/** Why no new attempt can be started, where the conditions have not already said it. */
export function obstacleText(obstacle: StartObstacle, t: Translator): string | undefined {
  if (obstacle.why === 'attempts_used') return t('start.attempts-used');
  return obstacle.why === 'too_soon' ? t('start.wait', { date: t.dateTime(obstacle.until) }) : undefined;
}
