import { openTracker } from '../tracker/open-tracker.js';
import type { Tracker, TrackerOptions } from '../tracker/tracker.js';
import type { Cmi5Window } from './cmi5-window.js';
import { keptIn } from './kept.js';
import { launchDataIn } from './launch-data.js';
import { readLaunch, type Launch } from './launch.js';
import { authTokenFrom, lrsOf } from './lrs.js';
import { LAUNCH_DATA, STATE } from './names.js';
import { startSession } from './session.js';
import { sessionEnds } from './session-ends.js';

/**
 * Opens where this visit is kept: the LMS that launched the module by cmi5 (Quartz, 1st edition), else the browser's
 * own storage. An LMS that cannot be heard leaves the work to that storage as well, and that is reported as unsaved,
 * since no teacher will see it.
 *
 * A session is over once its page went, and its authority was given once: a page loaded again goes back to the LMS,
 * where that has named a place for it.
 *
 * Nothing rejects, whatever the LMS does.
 */
export async function openCmi5(window: Cmi5Window, { key }: Pick<TrackerOptions, 'key'>): Promise<Tracker> {
  const onDisk = (): Tracker => openTracker(window, { standard: 'folder', key });
  const launch = readLaunch(window.location.search);
  if (!launch) return onDisk();
  try {
    const ends = sessionEnds(window, launch);
    const returnUrl = ends.read();
    if (returnUrl === undefined) return await openSession(window, launch);
    if (returnUrl) window.location.assign(returnUrl);
  } catch {
    // No word came, or none that is one.
  }
  return { ...onDisk(), onReport: (listen) => listen('unsaved') };
}

/** All that a module must read, before its first statement (cmi5, sections 7.2 and 7.4). */
async function openSession(window: Cmi5Window, launch: Launch): Promise<Tracker> {
  const lrs = lrsOf(window, launch, await authTokenFrom(window, launch));
  const data = launchDataIn(await lrs.readState(LAUNCH_DATA));
  await lrs.readPreferences();
  const kept = keptIn(await lrs.readState(STATE));
  return startSession(window, { launch, data, lrs, kept });
}
