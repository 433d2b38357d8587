import type { Content } from '../../content/content.js';
import type { ChosenSettings } from '../../sittings/choose-settings.js';
import type { Placement } from '../../sittings/placements.js';
import type { PrescriptionSettings } from '../../sittings/prescriptions.js';
import type { Sitting } from '../../sittings/sitting.js';
import type { Services } from '../../services.js';
import type { MessageKey } from '../i18n/fr.js';
import type { Translator } from '../i18n/translator.js';
import type { Visit } from '../middleware/require-session.js';
import { named, type Named } from './names.js';

interface StartInput {
  readonly placement: Placement;
  readonly latest: Sitting | undefined;
  readonly chosen: ChosenSettings;
  readonly visit: Visit;
  readonly services: Services;
}

const GRADES: Readonly<Record<PrescriptionSettings['grading'], MessageKey>> = {
  none: 'start.grade-none',
  completion: 'start.grade-completion',
  share: 'start.grade-share',
  'expected-score': 'start.grade-expected-score',
};

function lengthOf({ length: { min, max }, minutes }: PrescriptionSettings, t: Translator): string {
  return min === max
    ? t('start.length-fixed', { minutes, max })
    : t('start.length-range', { minutes, min, max });
}

/** Whether an exam asks items that anybody may have seen. */
function isLowStakes({ mode, competences }: PrescriptionSettings, { items }: Content): boolean {
  if (mode !== 'exam') return false;
  return [...items.values()].some(
    ({ competence, access }) => access === 'practice' && competences.includes(competence),
  );
}

/** Everything a learner is told before the first question, and what they can do next. */
export async function presentStart({ placement, latest, chosen, visit, services }: StartInput) {
  const { t, session } = visit;
  const { content, lti, sitting } = services;
  if (chosen.by === 'nothing') {
    const unready = t('start.unready', { path: chosen.unknownPath });
    return { title: t('start.unready-title'), unready };
  }
  const { settings } = chosen;
  const name = (await sitting.learners.find(session.learnerId))?.name;
  const institution = (await lti.institutions.get(placement.institutionId))?.name ?? '';
  const controller = services.config.dataController ?? t('start.data-institution', { name: institution });
  const path = content.paths.get(settings.pathId);
  const title: Named = named(settings.title, t.language);
  const description = path && named(path.description, t.language);
  const openAt = latest?.status === 'open' ? latest.responses.length + 1 : undefined;
  const finishedAt = latest?.finishedAt;
  return {
    title: title.text,
    heading: title,
    hello: name === undefined ? t('start.hello-anonymous') : t('start.hello', { name }),
    description,
    length: lengthOf(settings, t),
    grade: t(GRADES[settings.grading]),
    lowStakes: isLowStakes(settings, content) ? t('start.grade-low-stakes') : undefined,
    data: t('start.data-text', { controller }),
    preview: placement.kind === 'preview',
    done: finishedAt === undefined ? undefined : t('start.done', { date: t.date(finishedAt) }),
    resume: openAt === undefined ? undefined : t('start.resume', { number: openAt }),
    mayStart: finishedAt === undefined || settings.attempts === 'unlimited',
  };
}
