import { timespan2004 } from '../tracker/durations.js';
import { followLifeCycle } from '../tracker/life-cycle.js';
import type { SaveReport, Tracker } from '../tracker/tracker.js';
import { answeredIn } from './answered.js';
import type { Cmi5Window } from './cmi5-window.js';
import type { Kept } from './kept.js';
import type { LaunchData } from './launch-data.js';
import type { Launch } from './launch.js';
import type { Lrs } from './lrs.js';
import { openOutbox } from './outbox.js';
import { outcomeFrom } from './outcome.js';
import { sessionEnds } from './session-ends.js';
import { statementId } from './statement-id.js';
import { defined, statementOf, type Said } from './statement.js';

interface SessionParts {
  readonly launch: Launch;
  readonly data: LaunchData;
  readonly lrs: Lrs;
  /** What earlier sessions have kept. */
  readonly kept: Kept;
}

/**
 * A session from `initialized` to `terminated`, and what counts in between. In the modes Browse and Review nothing
 * stands between them (cmi5, section 10.2.2), and nothing is kept.
 */
export function startSession(window: Cmi5Window, { launch, data, lrs, kept }: SessionParts): Tracker {
  const { counts, masteryScore, returnUrl } = data;
  const [language = ''] = /^[a-z]{2}\b/.exec(window.document.documentElement.lang) || [];
  const start = window.performance.now();
  const ends = sessionEnds(window, launch);
  const newId = (): string => statementId(window);
  const outcome = outcomeFrom(kept, masteryScore, newId);
  const listeners: ((report: SaveReport) => void)[] = [];
  let { state } = kept;
  let isSaved = true;
  let ended = false;
  let left = false;

  const seconds = (): number => (window.performance.now() - start) / 1000;
  const reportNow = (listen: (report: SaveReport) => void): void => listen(isSaved ? 'saved' : 'unsaved');
  const outbox = openOutbox(window, lrs, {
    onReport(saved) {
      if (saved === isSaved) return;
      isSaved = saved;
      listeners.forEach(reportNow);
    },
    onTaken(statement) {
      // After the last statement an LMS may listen no more.
      if (outcome.taken(statement) && !ended) keepAll();
    },
    onEmpty() {
      if (left && returnUrl) window.location.assign(returnUrl);
      left = false;
    },
  });
  const add = (said: Said): void => outbox.add(statementOf(said, launch, data));
  const keepAll = (): void =>
    outbox.keep(JSON.stringify({ state, seconds: Math.floor(kept.seconds + seconds()), ...outcome.kept() }));
  const end = (leaving: boolean): void => {
    if (ended) return;
    ended = true;
    left = leaving;
    if (counts) {
      outcome.toldLast(kept.seconds + seconds(), Date.now()).forEach(add);
      keepAll();
    }
    const result = { duration: timespan2004(seconds()) };
    add({ verb: 'terminated', id: newId(), at: Date.now(), around: defined(), result });
    ends.write(returnUrl);
    if (leaving) outbox.due(true);
  };

  followLifeCycle(
    window,
    (forGood) => {
      if (forGood) {
        end(false);
        outbox.lastWords();
      } else outbox.flush();
    },
    outbox.flush,
    () => ended,
  );
  window.addEventListener('online', outbox.flush);
  add({ verb: 'initialized', id: newId(), at: Date.now(), around: defined() });
  outbox.due(true);

  return {
    entry: {
      inLms: true,
      state,
      writes: counts,
    },
    record(answer) {
      if (counts && !ended) add({ ...answeredIn(answer, language, launch.activityId), id: newId() });
    },
    keep(standing) {
      if (!counts || ended) return;
      ({ state } = standing);
      const due = outcome.told(standing, kept.seconds + seconds(), Date.now());
      keepAll();
      due.forEach(add);
      outbox.due(due.length > 0);
    },
    leave: () => end(true),
    onReport(listen) {
      listeners.push(listen);
      if (!isSaved) reportNow(listen);
    },
  };
}
