import type { Dialect } from '../dialects/dialect.js';
import { interactionRecorder } from '../interactions/interaction-recorder.js';
import type { Lms } from '../heard-lms.js';
import { objectivesTeller } from '../objectives.js';
import { outcomeAt } from '../outcome.js';
import { roundedShare } from '../rounded-share.js';
import type { Entry, Standing } from '../tracker.js';
import type { Driver } from './driver.js';

/**
 * An LMS that listens, in either SCORM. A module begun is `incomplete` at once, since LMSs take one that ends as
 * `not attempted` for completed; `exit` is `suspend` at once, since a visit may end without a word, and stays so when
 * the module is finished, since some LMSs forget the state of one that ended otherwise.
 *
 * In SCORM 1.2 an LMS with a mastery score judges by the raw score whenever a visit ends (RTE 3.4.2.4.2). So it is told
 * with the end alone, in either SCORM: a learner who takes a break has not failed.
 *
 * The time of a visit takes the place of what was told of it before, and is added up once (SCORM 2004 RTE 4.2.21): so it
 * may be told before the end. ILIAS and scorm-again keep it with a commit. Moodle adds it up when a
 * visit is terminated (mod/scorm/datamodels, `TotalTime`), never twice, and so not at all where none was.
 *
 * A learner who leaves suspends all, in SCORM 2004, finished or not, as `exit` says. `exitAll` would suit a finished
 * module, but Moodle hands it to sequencing of its own that fails (mod/scorm/datamodel.php): its answer is then no script
 * that its run-time can read, and what it has stored looks lost.
 *
 * In review and browse modes and without credit nothing is written, and the visit only ended; and not even that where
 * Moodle would keep something of it: in SCORM 1.2 where nothing was done before, which it would take for completed, and
 * let no visit count after it; in SCORM 2004 in browse mode, of which it would keep objectives and a time. An SCO ought to
 * terminate, but of that mode nothing is meant to be recorded (SCORM 2004 RTE 4.2.16), and a visit that nobody ends is
 * what every LMS has of a browser that breaks down.
 */
export function scormDriver(heard: Lms, dialect: Dialect): Driver {
  const { core, lesson, rich } = dialect;
  // Some LMSs leave mode and credit empty, or invent words for them: those visits count.
  const entry: Entry = {
    inLms: true,
    state: heard.read('cmi.suspend_data'),
    writes:
      !/^(review|browse)$/.test(heard.read(core + lesson + 'mode')) &&
      heard.read(core + 'credit') !== 'no-credit',
  };
  // Muted, an LMS is told nothing but that the visit ends.
  const lms = entry.writes ? heard : { ...heard, write: () => true, commit: () => true };
  const outcome = outcomeAt(lms, dialect, core);
  outcome.tell({ status: 'incomplete' });
  // SCORM 1.2 leaves it to the LMS whether it knows them.
  const knowsObjectives = rich || lms.read('cmi.objectives._children');
  const tellObjective = knowsObjectives ? objectivesTeller(lms, dialect) : () => undefined;
  let untold: Standing | undefined;
  const tell = (standing: Standing): void => {
    const stateTaken = lms.write('cmi.suspend_data', standing.state);
    lms.write(core + lesson + 'location', standing.location);
    // An LMS with a completion threshold takes a finished module, once more begun, for unfinished by it.
    if (rich && !outcome.rank()) lms.write(core + 'progress_measure', roundedShare(standing.progress, 1));
    untold = outcome.tell(standing) && stateTaken ? undefined : standing;
    standing.objectives.forEach(tellObjective);
  };
  const commit = (): boolean => {
    // What was refused is told again: an LMS may take later what it did not take at once.
    lms.write(core + 'exit', 'suspend');
    if (untold) tell(untold);
    return lms.commit();
  };

  return {
    entry,
    record: interactionRecorder(lms, dialect),
    keep(standing) {
      const before = outcome.rank();
      tell(standing);
      return outcome.rank() > before;
    },
    commit: () => commit() && !untold,
    spent(seconds) {
      lms.write(core + 'session_time', dialect.timespan(seconds));
    },
    end(leaving) {
      if (!entry.writes && heard.read(core + (rich ? 'mode' : 'lesson_status'))[0] === (rich ? 'b' : 'n'))
        return true;
      if (rich && leaving) lms.write('adl.nav.request', 'suspendAll');
      const committed = commit();
      return (lms.terminate() || committed) && !untold;
    },
  };
}
