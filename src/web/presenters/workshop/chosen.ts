import type { Content } from '../../../content/content.js';
import { pathOf } from '../../../sittings/composition/path-of.js';
import type { PrescriptionSettings } from '../../../sittings/prescriptions.js';
import type { Translator } from '../../i18n/translator.js';
import { named } from '../names.js';
import { isLowStakes } from '../low-stakes.js';
import { presentStages } from '../stages.js';
import { describeSettings } from './describe-settings.js';

/** What a teacher is about to use, in words, before they do. */
export function presentChosen(
  choice: string,
  settings: PrescriptionSettings,
  content: Content,
  t: Translator,
) {
  const path = pathOf(settings, content);
  const heading = named(settings.title, t.language);
  return {
    title: heading.text,
    heading,
    choice,
    adjustable: settings.moduleId === undefined,
    note: path && named(path.teacherNote, t.language),
    lines: describeSettings(settings, content, t),
    stages: presentStages(settings, content, t),
    lowStakes: isLowStakes(settings, content) ? t('workshop.low-stakes') : undefined,
  };
}
