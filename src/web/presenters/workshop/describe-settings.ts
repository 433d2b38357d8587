import type { Content } from '../../../content/content.js';
import { SCORE_MAXIMUM } from '../../../lti/services/line-item-body.js';
import { leastAnswersOf, type PrescriptionSettings } from '../../../sittings/prescriptions.js';
import type { MessageKey } from '../../i18n/fr.js';
import type { Translator } from '../../i18n/translator.js';
import { frameworkNames, type Named } from '../names.js';

/** One line of a prescription in words. */
export interface SettingLine {
  readonly label: string;
  readonly text?: string;
  /** Names that may be in another language than the page. */
  readonly names?: readonly Named[];
}

const MODES: Readonly<Record<PrescriptionSettings['mode'], MessageKey>> = {
  positioning: 'workshop.mode-positioning',
  training: 'workshop.mode-training',
  exam: 'workshop.mode-exam',
};

const FEEDBACK: Readonly<Record<PrescriptionSettings['feedback'], MessageKey>> = {
  'at-once': 'workshop.feedback-at-once',
  'at-end': 'workshop.feedback-at-end',
  none: 'workshop.feedback-none',
};

const COUNTS: Readonly<Record<PrescriptionSettings['attempts']['counts'], MessageKey>> = {
  best: 'start.counts-best',
  last: 'start.counts-last',
  first: 'start.counts-first',
};

const GRADINGS: Readonly<Record<PrescriptionSettings['grading'], MessageKey>> = {
  none: 'workshop.graded-none',
  completion: 'workshop.graded-completion',
  share: 'workshop.graded-share',
  'expected-score': 'workshop.graded-expected-score',
};

/** Sentences on one line; what does not apply is left out. */
function joined(...sentences: readonly (string | undefined)[]): string {
  return sentences.filter((sentence) => sentence !== undefined).join(' ');
}

/** Domains taken whole by their names, and the competences chosen of the others. */
export function scopeNames(competences: readonly string[], content: Content, t: Translator): Named[] {
  const names = frameworkNames(content, t.language);
  return content.framework.domains.flatMap((domain) => {
    const chosen = domain.competences.filter(({ id }) => competences.includes(id));
    if (chosen.length === domain.competences.length) return [names.part(domain.id)];
    return chosen.map(({ id }) => names.part(id));
  });
}

export function lengthText({ moduleId, length, minutes }: PrescriptionSettings, t: Translator): string {
  const { min, max } = length;
  if (moduleId !== undefined) return t('workshop.length-module', { max, minutes });
  if (min === max) return t('workshop.length-fixed', { max, minutes });
  return t('workshop.length-adaptive', { min, max, minutes });
}

export function modeText({ mode, moduleId }: PrescriptionSettings, t: Translator): string {
  return moduleId === undefined ? t(MODES[mode]) : t('workshop.mode-module');
}

function gradingText(
  { grading, points = SCORE_MAXIMUM, passing }: PrescriptionSettings,
  t: Translator,
): string {
  const threshold =
    passing === undefined ? undefined : t('workshop.passing-line', { percent: Math.round(passing * 100) });
  return joined(t(GRADINGS[grading], { points }), threshold);
}

function attemptsText({ attempts, grading }: PrescriptionSettings, t: Translator): string {
  const { most, delay, counts } = attempts;
  return joined(
    most === undefined ? t('workshop.attempts-any') : t('start.attempts', { most }),
    delay === undefined ? undefined : t('workshop.delay-line', { hours: delay / 3_600_000 }),
    grading === 'none' || most === 1 ? undefined : t(COUNTS[counts]),
  );
}

function timesText(settings: PrescriptionSettings, t: Translator): string {
  const { timeLimit, opensAt, closesAt } = settings;
  const limited = timeLimit !== undefined || closesAt !== undefined;
  if (!limited && opensAt === undefined) return t('workshop.times-none');
  return joined(
    timeLimit === undefined
      ? undefined
      : t('workshop.limit-line', { minutes: Math.round(timeLimit / 60_000) }),
    opensAt === undefined ? undefined : t('start.opens', { date: t.dateTime(opensAt) }),
    closesAt === undefined ? undefined : t('start.closes', { date: t.dateTime(closesAt) }),
    limited ? t('workshop.enough-line', { answers: leastAnswersOf(settings) }) : undefined,
  );
}

/** A prescription in words, line by line, for the teacher who is about to use it. */
export function describeSettings(
  settings: PrescriptionSettings,
  content: Content,
  t: Translator,
): SettingLine[] {
  const { levels, competences, feedback } = settings;
  const band =
    levels === undefined
      ? []
      : [
          {
            label: t('workshop.levels'),
            text: t('workshop.levels-line', { from: levels.from, to: levels.to }),
          },
        ];
  return [
    { label: t('workshop.scope'), names: scopeNames(competences, content, t) },
    ...band,
    { label: t('workshop.mode'), text: modeText(settings, t) },
    { label: t('workshop.length'), text: lengthText(settings, t) },
    { label: t('workshop.feedback'), text: t(FEEDBACK[feedback]) },
    { label: t('workshop.grade'), text: gradingText(settings, t) },
    { label: t('workshop.attempts'), text: attemptsText(settings, t) },
    { label: t('workshop.times'), text: timesText(settings, t) },
  ];
}
