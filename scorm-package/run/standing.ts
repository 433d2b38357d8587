import { stateOf } from '../state/state.js';
import type { Standing } from '../tracker/tracker.js';
import { isDone, nextStepOf } from '../../src/sittings/module-steps.js';
import type { Course } from './course.js';
import type { Run } from './run.js';
import { passes, pointsOf } from './score.js';

function statusOf({ best }: Run, course: Course): Standing['status'] {
  if (best === undefined) return 'incomplete';
  return passes(best, course) ? 'passed' : 'failed';
}

/**
 * What the LMS is told of a run. A module that was finished once stays so while it is taken again. A score is told once
 * it is finished: from one that is told earlier, LMSs that know the passing mark make a pause a failure.
 */
export function standingOf(run: Run, course: Course): Standing {
  const { sitting, best } = run;
  const { module, content } = course;
  const status = statusOf(run, course);
  const done = module.steps.filter((step) => isDone(step, sitting)).length;
  // The whole points that pages show and that decide: an LMS must not judge by a half that is hidden here.
  const score = best === undefined ? {} : { score: pointsOf(best) / 100 };
  return {
    state: stateOf(run, course),
    location: nextStepOf(module, sitting)?.id ?? 'results',
    progress: best === undefined ? done / module.steps.length : 1,
    ...score,
    status,
    objectives: [{ competence: content.competence.id, title: content.competence.title, ...score, status }],
  };
}
