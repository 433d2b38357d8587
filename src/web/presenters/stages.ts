import type { Content } from '../../content/content.js';
import type { Stage, Stages } from '../../content/stages.js';
import { pathOf } from '../../sittings/composition/path-of.js';
import type { PrescriptionSettings } from '../../sittings/prescriptions.js';
import { stageOfSitting } from '../../sittings/stage-of-sitting.js';
import type { Sitting } from '../../sittings/sitting.js';
import type { Translator } from '../i18n/translator.js';
import { frameworkNames, named, type Named } from './names.js';

/** What a stage says to either. */
export interface StageWords {
  readonly learner: Named;
  readonly teacher: Named;
}

const wordsOf = ({ learner, teacher }: Stage, t: Translator): StageWords => ({
  learner: named(learner, t.language),
  teacher: named(teacher, t.language),
});

/** What is said of what a sitting reached, where its path says something. */
export function presentStage(sitting: Sitting, content: Content, t: Translator): StageWords | undefined {
  const stage = stageOfSitting(sitting, content);
  return stage && wordsOf(stage, t);
}

const PERCENTS = { credit: 'workshop.stage-credit', grade: 'workshop.stage-grade' } as const;

function beginnings(stages: Stages, content: Content, t: Translator): string[] {
  if (stages.by === 'level') {
    const { level } = frameworkNames(content, t.language);
    // The first is for all who do not reach the next, whatever level it is written under.
    return stages.steps.map(({ from }, index) =>
      index === 0
        ? t('workshop.stage-below', { level: level(stages.steps[1]?.from ?? from).text })
        : t('workshop.stage-level', { level: level(from).text }),
    );
  }
  const key = PERCENTS[stages.by];
  return stages.steps.map(({ from }) => t(key, { percent: from }));
}

/** All the stages of the path that settings follow, with where each begins, for who is about to use it. */
export function presentStages(settings: PrescriptionSettings, content: Content, t: Translator) {
  const stages = pathOf(settings, content)?.stages;
  if (stages === undefined) return [];
  const from = beginnings(stages, content, t);
  return stages.steps.map((stage, index) => ({ from: from[index] ?? '', ...wordsOf(stage, t) }));
}
