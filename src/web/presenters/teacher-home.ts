import type { Content } from '../../content/content.js';
import type { CopiedLink } from '../../sittings/copied-link.js';
import type { ChosenSettings } from '../../sittings/choose-settings.js';
import { pathOf } from '../../sittings/composition/path-of.js';
import type { Placement } from '../../sittings/placements.js';
import type { Translator } from '../i18n/translator.js';
import { named } from './names.js';
import { describeSettings } from './workshop/describe-settings.js';

export interface TeacherHomeInput {
  readonly placement: Placement;
  readonly chosen: ChosenSettings;
  readonly content: Content;
  readonly copy: CopiedLink | undefined;
  readonly justChosen: boolean;
  readonly t: Translator;
}

/** Why this path: said in words. */
function reason(chosen: ChosenSettings, t: Translator): string {
  if (chosen.by === 'nothing') return t('teacher.by-nothing', { path: chosen.unknown });
  const keys = {
    prescription: 'teacher.by-prescription',
    'link-prescription': 'teacher.by-prescription',
    inherited: 'teacher.by-inherited',
    link: 'teacher.by-link',
    default: 'teacher.by-default',
  } as const;
  return t(keys[chosen.by]);
}

export function presentTeacherHome(input: TeacherHomeInput): object {
  const { placement, chosen, content, copy, justChosen, t } = input;
  const settings = chosen.by === 'nothing' ? undefined : chosen.settings;
  const path = pathOf(settings, content);
  return {
    heading: placement.title ?? t('teacher.title'),
    course:
      placement.contextTitle === undefined
        ? undefined
        : t('teacher.course', { course: placement.contextTitle }),
    path: settings && {
      title: named(settings.title, t.language),
      note: path && named(path.teacherNote, t.language),
      lines: describeSettings(settings, content, t),
    },
    reason: reason(chosen, t),
    justChosen,
    copy: copy && {
      choice: copy.prescriptionId,
      over: copy.over,
      text: t(copy.over ? 'teacher.copy-over' : 'teacher.copy'),
    },
    limited: settings?.timeLimit !== undefined,
    mayChoose: !placement.used,
  };
}
