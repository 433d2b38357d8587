import type { Content } from '../content/content.js';
import { stageReached, type Stage } from '../content/stages.js';
import { pathOf } from './composition/path-of.js';
import type { Sitting } from './sitting.js';

/** The share of full credit of the answers that count, 0–1; undefined where there is none. */
function creditOf({ responses }: Pick<Sitting, 'responses'>): number | undefined {
  const counted = responses.filter(({ withdrawn }) => withdrawn !== true);
  if (counted.length === 0) return undefined;
  return counted.reduce((sum, { credit }) => sum + credit, 0) / counted.length;
}

/**
 * The stage that a finished sitting reached, of those its path has now: words may be mended after the fact. Where the
 * level cannot be named, the lowest that is plausible counts: nobody is told more than is known.
 */
export function stageOfSitting(
  { outcome, gradeShare, responses, prescription }: Sitting,
  content: Pick<Content, 'paths' | 'framework'>,
): Stage | undefined {
  const { settings } = prescription;
  const stages = pathOf(settings, content)?.stages;
  if (stages === undefined || outcome === undefined) return undefined;
  const { level, lowest } = outcome.general;
  const reached = {
    level: level ?? lowest,
    credit: creditOf({ responses }),
    // Another grade, which a teacher may have chosen, tells nothing of what was reached.
    grade: settings.grading === 'expected-score' ? gradeShare : undefined,
  };
  return stageReached(
    stages,
    reached,
    content.framework.levels.map(({ id }) => id),
  );
}
