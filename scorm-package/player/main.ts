import { run as openForPrint } from 'script:open-for-print';
import type { PackageContent } from '../../src/scorm/package-content.js';
import { openCmi5 } from '../cmi5/open-cmi5.js';
import { courseOf } from '../run/course.js';
import { newRun } from '../run/take.js';
import { readState } from '../state/state.js';
import { openTracker } from '../tracker/open-tracker.js';
import { newSeed } from './routes.js';
import { textsOf } from './texts.js';
import { startVisit } from './visit.js';

declare global {
  /** What `content.js` leaves for the player. */
  var PARCOURS: PackageContent;
}

/** Opens the module where the learner left it, or says why it begins again. */
async function main(): Promise<void> {
  const course = courseOf(globalThis.PARCOURS);
  const { standard, module, language } = course.content;
  const t = textsOf(language);
  const key = `parcours/${module.id}/${language}`;
  const tracker =
    standard === 'cmi5' ? await openCmi5(window, { key }) : openTracker(window, { standard, key });
  const kept = readState(tracker.entry.state, course, Date.now());
  const words = [
    ...(kept.kind === 'other'
      ? [t(tracker.entry.inLms ? 'player.other-edition-lms' : 'player.other-edition-disk')]
      : []),
    ...(tracker.entry.writes ? [] : [t('player.review')]),
  ];
  const run = kept.kind === 'kept' ? kept.run : newRun(course, newSeed(), Date.now());
  openForPrint();
  startVisit({ course, tracker, t, words }, run);
}

void main();
