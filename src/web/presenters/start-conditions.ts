import type { PrescriptionSettings } from '../../sittings/prescriptions.js';
import type { StartObstacle } from '../../sittings/refuse-untimely-start.js';
import type { MessageKey } from '../i18n/fr.js';
import type { Translator } from '../i18n/translator.js';

const COUNTS: Readonly<Record<PrescriptionSettings['attempts']['counts'], MessageKey>> = {
  best: 'start.counts-best',
  last: 'start.counts-last',
  first: 'start.counts-first',
};

type Sentences = readonly (string | undefined)[];

function attemptsOf({ attempts, grading }: PrescriptionSettings, t: Translator): Sentences {
  const { most } = attempts;
  const several = most === undefined ? grading !== 'none' && attempts.counts !== 'last' : most > 1;
  return [
    most === undefined ? undefined : t('start.attempts', { most }),
    several && grading !== 'none' ? t(COUNTS[attempts.counts]) : undefined,
  ];
}

function datesOf({ opensAt, closesAt }: PrescriptionSettings, now: number, t: Translator): Sentences {
  return [
    opensAt !== undefined && now < opensAt ? t('start.opens', { date: t.dateTime(opensAt) }) : undefined,
    closesAt === undefined
      ? undefined
      : t(now < closesAt ? 'start.closes' : 'start.closed', { date: t.dateTime(closesAt) }),
  ];
}

/** How often a path may be taken, and when, under the question that this answers; nothing where neither is limited. */
export function conditionsOf(settings: PrescriptionSettings, now: number, t: Translator) {
  const said = (sentences: Sentences) => sentences.filter((sentence) => sentence !== undefined);
  const [often, when] = [said(attemptsOf(settings, t)), said(datesOf(settings, now, t))];
  if (often.length + when.length === 0) return undefined;
  const both = often.length > 0 && when.length > 0;
  const title = often.length > 0 ? 'start.how-often' : 'start.when';
  return { title: t(both ? 'start.how-often-and-when' : title), text: [...often, ...when].join(' ') };
}

/** Why no new attempt can be started, where the conditions have not already said it. */
export function obstacleText(obstacle: StartObstacle, t: Translator): string | undefined {
  if (obstacle.why === 'attempts_used') return t('start.attempts-used');
  return obstacle.why === 'too_soon' ? t('start.wait', { date: t.dateTime(obstacle.until) }) : undefined;
}
