import type { Dialect } from '../dialects/dialect.js';
import { interactionRecorder } from '../interactions/interaction-recorder.js';
import type { Lms } from '../heard-lms.js';
import { objectivesTeller } from '../objectives.js';
import { outcomeAt } from '../outcome.js';
import { roundedShare } from '../rounded-share.js';
import type { Entry } from '../tracker.js';
import type { Driver } from './driver.js';

/**
 * An LMS that listens, in either SCORM. A module begun is `incomplete` at once, since LMSs take one that ends as
 * `not attempted` for completed; `exit` is `suspend` at once, since a visit may end without a word, and stays so when
 * the module is finished, since some LMSs forget the state of one that ended otherwise.
 *
 * In SCORM 1.2 an LMS with a mastery score judges by the raw score whenever a visit ends (RTE 3.4.2.4.2). So it is told
 * with the end alone, in either SCORM: a learner who takes a break has not failed.
 *
 * In review and browse modes and without credit nothing is written, and the visit only ended; in SCORM 1.2 not even that
 * where nothing was done before: Moodle would take it for completed, and let no visit count after it.
 */
export function scormDriver(heard: Lms, dialect: Dialect): Driver {
  const { core, lesson, rich } = dialect;
  // Some LMSs leave mode and credit empty, or invent words for them: those visits count.
  const mode = heard.read(core + lesson + 'mode');
  const entry: Entry = {
    inLms: true,
    state: heard.read('cmi.suspend_data'),
    writes: mode !== 'review' && mode !== 'browse' && heard.read(core + 'credit') !== 'no-credit',
  };
  const lms = entry.writes ? heard : muted(heard);
  const outcome = outcomeAt(lms, dialect, core);
  if (outcome.rank() === 0) dialect.writeStatus(lms, core, 'incomplete');
  lms.write(core + 'exit', 'suspend');
  // SCORM 1.2 leaves it to the LMS whether it knows them.
  const knowsObjectives = rich || lms.read('cmi.objectives._children');
  const tellObjective = knowsObjectives ? objectivesTeller(lms, dialect) : () => undefined;
  let taken = true;

  return {
    entry,
    record: interactionRecorder(lms, dialect),
    keep(standing) {
      const before = outcome.rank();
      const stateTaken = lms.write('cmi.suspend_data', standing.state);
      lms.write(core + lesson + 'location', standing.location);
      // An LMS with a completion threshold takes a finished module, once more begun, for unfinished by it.
      if (rich && before === 0) lms.write(core + 'progress_measure', roundedShare(standing.progress, 1));
      taken = outcome.tell(standing) && stateTaken;
      standing.objectives.forEach(tellObjective);
      return outcome.rank() > before;
    },
    commit: () => lms.commit() && taken,
    end(seconds, leaving) {
      if (!rich && !entry.writes && heard.read(core + 'lesson_status')[0] === 'n') return true;
      lms.write(core + 'session_time', dialect.timespan(seconds));
      if (rich && leaving) lms.write('adl.nav.request', outcome.rank() > 0 ? 'exitAll' : 'suspendAll');
      const committed = lms.commit();
      return (lms.terminate() || committed) && taken;
    },
  };
}

/** An LMS that is told nothing but that the visit ends. */
function muted(lms: Lms): Lms {
  return { ...lms, read: () => '', write: () => true, commit: () => true };
}
