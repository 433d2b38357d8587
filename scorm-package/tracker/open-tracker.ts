import { commitSchedule } from './commit-schedule.js';
import { SCORM_12 } from './dialects/scorm-12.js';
import { scorm2004 } from './dialects/scorm-2004.js';
import { discoverApi } from './discover-api.js';
import type { Driver } from './drivers/driver.js';
import { folderDriver } from './drivers/folder.js';
import { scormDriver } from './drivers/scorm.js';
import { followLifeCycle } from './life-cycle.js';
import { lmsOf } from './lms.js';
import type { PageWindow } from './page-window.js';
import type { Tracker, TrackerOptions } from './tracker.js';

/**
 * Opens where this visit is kept: the LMS of the package's standard, else the other SCORM's, else the browser's own
 * storage. An LMS that is there but does not listen leaves the work to the browser's storage as well, and that is
 * reported as unsaved, since no teacher will see it.
 *
 * Nothing here throws, whatever the LMS does. A failure that came before anybody listened is reported at once to who
 * comes to listen.
 */
export function openTracker(window: PageWindow, options: TrackerOptions): Tracker {
  let inSight = window.document.visibilityState !== 'hidden';
  const driver = driverFor(window, options, () => inSight);
  const start = window.performance.now();
  let report = (): void => undefined;
  let isSaved = true;
  let isAnswered = false;
  let ended = false;

  const tell = (saved: boolean): boolean => {
    if (saved !== isSaved) {
      isSaved = saved;
      report();
    }
    return saved;
  };
  const schedule = commitSchedule(window, () => ended || tell(driver.commit()));
  const away = (forGood: boolean, leaving = false): void => {
    inSight = leaving;
    if (ended) return;
    // A page out of sight may be ended without a word: the time until now is kept with the rest.
    driver.spent((window.performance.now() - start) / 1000);
    ended = forGood;
    if (ended) tell(driver.end(leaving));
    else schedule.due(true);
  };

  const back = (): void => {
    inSight = true;
    schedule.flush();
  };

  followLifeCycle(window, away, back, () => ended);
  window.addEventListener('online', schedule.flush);
  schedule.due(true);

  return {
    entry: driver.entry,
    record(answer) {
      if (!ended) driver.record(answer);
      isAnswered = true;
    },
    keep(standing) {
      // An LMS's page that is loaded again may be made before the one that goes has said its last word, and what is
      // told from it later takes the place of that: an answer does not wait for it.
      if (!ended) schedule.due(driver.keep(standing) || isAnswered);
      isAnswered = false;
    },
    leave: () => away(true, true),
    onReport(listen) {
      report = () => listen(isSaved ? 'saved' : 'unsaved');
      if (!isSaved) report();
    },
  };
}

function driverFor(window: PageWindow, { standard, key }: TrackerOptions, inSight: () => boolean): Driver {
  const folder = folderDriver(window, key);
  if (standard === 'folder') return folder;
  const dialects = [SCORM_12, scorm2004(window.document.documentElement.lang.slice(0, 2))];
  const found = discoverApi(window, standard === '1.2' ? dialects : dialects.reverse());
  if (!found) return folder;
  const lms = lmsOf(found, inSight);
  if (lms.initialize()) return scormDriver(lms, found.dialect);
  const unheard = (): boolean => {
    folder.commit();
    return false;
  };
  return { ...folder, commit: unheard, end: unheard };
}
