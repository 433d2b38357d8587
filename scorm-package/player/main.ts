import type { PackageContent } from '../../src/scorm/package-content.js';
import { courseOf } from '../run/course.js';
import { newRun } from '../run/take.js';
import { readState } from '../state/state.js';
import { openTracker } from '../tracker/open-tracker.js';
import { newSeed } from './routes.js';
import { startVisit } from './visit.js';
import { textsOf } from './texts.js';

declare global {
  /** What `content.js` leaves for the player. */
  var PARCOURS: PackageContent;
}

/** Opens the module where the learner left it, or says why it begins again. */
function main(): void {
  const course = courseOf(globalThis.PARCOURS);
  const { standard, module, language } = course.content;
  const t = textsOf(language);
  const tracker = openTracker(window, {
    standard: standard === 'cmi5' ? 'folder' : standard,
    key: `parcours/${module.id}/${language}`,
  });
  const kept = readState(tracker.entry.state, course, Date.now());
  const words = [
    ...(kept.kind === 'other' ? [t('player.other-edition')] : []),
    ...(tracker.entry.writes ? [] : [t('player.review')]),
  ];
  const run = kept.kind === 'kept' ? kept.run : newRun(course, newSeed(), Date.now());
  startVisit({ course, tracker, t, words }, run);
}

main();
