import { showItem } from '../../src/sittings/showing.js';
import { nextStepOf } from '../../src/sittings/module-steps.js';
import type { Serving, Sitting } from '../../src/sittings/sitting.js';
import { itemIn, parametersOf, type Course } from './course.js';
import { timesAnswered, type Run } from './run.js';

/** The module as the pages know what is taken: a sitting. Of a placement and a learner nothing is known here. */
export function newSitting({ module, asked, content }: Course, seed: string, now: number): Sitting {
  const { id, minutes, competence, title } = module;
  return {
    id,
    institutionId: '',
    placementId: '',
    learnerId: '',
    attempt: 1,
    preview: false,
    status: 'open',
    prescription: {
      id: '',
      institutionId: '',
      settings: {
        moduleId: id,
        mode: 'training',
        title: { fr: title },
        competences: [competence],
        length: { min: asked.length, max: asked.length },
        minutes,
        grading: 'share',
        feedback: 'at-once',
        attempts: { counts: 'best' },
      },
    },
    parameterSet: 'expert',
    seed,
    language: content.language,
    earlier: [],
    responses: [],
    read: [],
    startedAt: now,
  };
}

/** A showing of an item: how often it was answered tells one from another, so a later visit finds the same. */
export function showIn(
  run: Pick<Run, 'sitting' | 'others'>,
  course: Course,
  id: string,
  now: number,
): Serving {
  const { seed } = run.sitting;
  return showItem(itemIn(course, id), run.sitting, {
    id: `${seed}.${id}.${timesAnswered(run, id)}`,
    parameters: parametersOf(course.content, id),
    servedAt: now,
  });
}

/** The run at the module's next step: an item is served; after the last step the sitting is finished. */
export function atNextStep(run: Run, course: Course, now: number): Run {
  const sitting = { ...run.sitting, current: undefined };
  const step = nextStepOf(course.module, sitting);
  if (step === undefined) return { ...run, sitting: { ...sitting, status: 'finished', finishedAt: now } };
  if (step.kind !== 'item') return { ...run, sitting };
  const served = { ...run, sitting };
  return { ...served, sitting: { ...sitting, current: showIn(served, course, step.item, now) } };
}
