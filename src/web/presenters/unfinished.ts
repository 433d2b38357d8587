import { leastAnswersOf } from '../../sittings/prescriptions.js';
import { startObstacle } from '../../sittings/refuse-untimely-start.js';
import type { Sitting } from '../../sittings/sitting.js';
import type { Translator } from '../i18n/translator.js';

/** A sitting that time ended with too few answers: what that means, and what can be done. */
export function presentUnfinished(sitting: Sitting, late: boolean, now: number, t: Translator) {
  const { settings } = sitting.prescription;
  return {
    title: t('unfinished.title'),
    text: t('unfinished.text', { answers: sitting.responses.length, least: leastAnswersOf(settings) }),
    late: late ? t('results.late') : undefined,
    mayRestart: sitting.preview || startObstacle(settings, sitting, now) === undefined,
  };
}
