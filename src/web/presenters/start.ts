import type { ModuleContent } from '../../content/modules.js';
import { inLanguage } from '../../content/translation.js';
import { SCORE_MAXIMUM } from '../../lti/services/line-item-body.js';
import { pointsOf } from '../../lti/services/scores.js';
import type { ChosenSettings } from '../../sittings/choose-settings.js';
import type { Placement } from '../../sittings/placements.js';
import type { PrescriptionSettings } from '../../sittings/prescriptions.js';
import { pathOf } from '../../sittings/composition/path-of.js';
import { startObstacle } from '../../sittings/refuse-untimely-start.js';
import type { Sitting } from '../../sittings/sitting.js';
import type { Services } from '../../services.js';
import type { MessageKey } from '../i18n/fr.js';
import type { Translator } from '../i18n/translator.js';
import type { Visit } from '../middleware/require-session.js';
import { isLowStakes } from './low-stakes.js';
import { named, type Named } from './names.js';
import { scopeNames } from './workshop/describe-settings.js';
import { conditionsOf, obstacleText } from './start-conditions.js';

interface StartInput {
  readonly placement: Placement;
  readonly latest: Sitting | undefined;
  readonly chosen: ChosenSettings;
  readonly visit: Visit;
  readonly services: Services;
}

const GRADES: Readonly<Record<Exclude<PrescriptionSettings['grading'], 'none'>, MessageKey>> = {
  completion: 'start.grade-completion',
  share: 'start.grade-share',
  'expected-score': 'start.grade-expected-score',
};

/** How long it is; what has a time limit cannot be stopped, for its time goes on. */
function lengthOf(settings: PrescriptionSettings, t: Translator): string {
  const {
    moduleId,
    length: { min, max },
    minutes,
    timeLimit,
  } = settings;
  if (moduleId !== undefined) return t('module.start-length', { minutes, questions: max });
  const length =
    min === max ? t('start.length-fixed', { minutes, max }) : t('start.length-range', { minutes, min, max });
  return timeLimit === undefined ? `${length} ${t('start.resumable')}` : length;
}

/** How it is graded, and from where on it is passed; a module that is not graded says that it is a module. */
function gradeOf(settings: PrescriptionSettings, t: Translator): string {
  const { moduleId, grading, passing, points: most = SCORE_MAXIMUM } = settings;
  if (grading === 'none') return t(moduleId === undefined ? 'start.grade-none' : 'start.grade-none-module');
  const grade = t(GRADES[grading], { most });
  return passing === undefined
    ? grade
    : `${grade} ${t('start.passing', { points: pointsOf(passing, most), most })}`;
}

/** A time limit with what the learner has on top, in whole minutes. */
function minutesOf(timeLimit: number, extraTime: number): number {
  return Math.round((timeLimit * (1 + extraTime)) / 60_000);
}

/** Everything a learner is told before the first question, and what they can do next. */
export async function presentStart({ placement, latest, chosen, visit, services }: StartInput) {
  const { t, session } = visit;
  const { content, lti, sitting } = services;
  if (chosen.by === 'nothing') {
    const unready = t('start.unready', { path: chosen.unknown });
    return { title: t('start.unready-title'), unready };
  }
  const { settings } = chosen;
  const name = (await sitting.learners.find(session.learnerId))?.name;
  const extra = await sitting.extraTimes.of(placement.id, session.learnerId);
  const institution = (await lti.institutions.get(placement.institutionId))?.name ?? '';
  const controller = services.config.dataController ?? t('start.data-institution', { name: institution });
  const path = pathOf(settings, content);
  const module = settings.moduleId === undefined ? undefined : content.modules.get(settings.moduleId);
  const words = module && inLanguage<ModuleContent>(module, t.language);
  const title: Named = named(settings.title, t.language);
  const description = path && named(path.description, t.language);
  const preview = placement.kind === 'preview';
  const now = sitting.now();
  const obstacle = preview ? undefined : startObstacle(settings, latest, now);
  const openAt = latest?.status === 'open' ? latest.responses.length + 1 : undefined;
  const finishedAt = latest?.finishedAt;
  return {
    title: title.text,
    heading: title,
    hello: name === undefined ? t('start.hello-anonymous') : t('start.hello', { name }),
    description,
    scope: path === undefined ? scopeNames(settings.competences, content, t) : undefined,
    length: lengthOf(settings, t),
    grade: gradeOf(settings, t),
    lowStakes: isLowStakes(settings, content) ? t('start.grade-low-stakes') : undefined,
    // What teachers are shown is of the link itself, never of the practice beside it.
    data: t(placement.kind === 'practice' ? 'start.data-practice' : 'start.data-text', { controller }),
    limit:
      settings.timeLimit === undefined
        ? undefined
        : t('start.limit', { minutes: minutesOf(settings.timeLimit, extra) }),
    conditions: preview ? undefined : conditionsOf(settings, now, t),
    obstacle: obstacle && obstacleText(obstacle, t),
    unfinished: latest?.status === 'unfinished',
    done:
      finishedAt === undefined || latest?.status !== 'finished'
        ? undefined
        : t('start.done', { date: t.date(finishedAt) }),
    objectives: words?.said.objectives,
    objectivesLang: words?.lang === t.language ? undefined : words?.lang,
    resume:
      openAt === undefined
        ? undefined
        : t(module === undefined ? 'start.resume' : 'module.start-resume', { number: openAt }),
    mayStart: obstacle === undefined,
  };
}
