import type { Translator } from '../../src/web/i18n/translator.js';
import type { ItemResponse } from '../../src/sittings/sitting.js';
import type { Course } from '../run/course.js';
import { recordedOf } from '../run/recorded.js';
import { answersOf, timesAnswered, type Run } from '../run/run.js';
import { standingOf } from '../run/standing.js';
import type { SaveReport, Tracker } from '../tracker/tracker.js';
import { leftPage, type Page } from './pages.js';
import { ADDRESS_OF, pageAt, placeAt, post } from './routes.js';
import { showPage } from './screen.js';

/** What a visit has from its beginning to its end. */
interface VisitParts {
  readonly course: Course;
  readonly tracker: Tracker;
  readonly t: Translator;
  /** To say on its first page. */
  readonly words: readonly string[];
}

const addressHere = (): string =>
  window.location.hash.startsWith('#/') ? window.location.hash.slice(2) : '';

/** The answer that one run has and the one before it had not. */
function answeredSince(before: Run, after: Run): ItemResponse | undefined {
  return answersOf(after).length > answersOf(before).length
    ? after.others.length > before.others.length
      ? after.others.at(-1)
      : after.sitting.responses.at(-1)
    : undefined;
}

/** One visit to the module: shows its pages, takes what is sent, and tells the tracker after each step. */
export function startVisit({ course, tracker, t, words }: VisitParts, begun: Run): void {
  let run = begun;
  let report: SaveReport = 'saved';
  let shown = false;
  let left = false;

  const tellWhetherSaved = () => {
    const notice = document.querySelector<HTMLElement>('[data-unsaved]');
    if (notice !== null) notice.hidden = report === 'saved';
  };

  const show = (page: Page) => {
    const word = shown || words.length === 0 ? undefined : words.join(' ');
    const mayLeave = !left && tracker.entry.inLms;
    // There is a course to go back to wherever the package is for an LMS, though that may not have been heard.
    const unsaved = t(course.content.standard === 'folder' ? 'player.unsaved-disk' : 'player.unsaved-lms');
    const around = {
      mayLeave,
      word,
      mayRestart: tracker.entry.writes,
      unsaved: left ? undefined : unsaved,
    };
    showPage(page, around, t, !shown);
    shown = true;
    tellWhetherSaved();
  };

  const showHere = async () => {
    if (left) return;
    const place = placeAt(addressHere(), run);
    if (place !== undefined && place !== run.place) keep({ ...run, place });
    const page = await pageAt(addressHere(), run, course, tracker.entry.inLms, t).catch(() =>
      pageAt(ADDRESS_OF.step, run, course, true, t),
    );
    show(page);
  };

  const goTo = async (address: string) => {
    if (addressHere() === address) await showHere();
    else window.location.hash = `#/${address}`;
  };

  const keep = (next: Run) => {
    const answered = answeredSince(run, next);
    run = next;
    if (answered !== undefined)
      tracker.record(recordedOf(answered, timesAnswered(run, answered.item), course));
    tracker.keep(standingOf(run, course));
  };

  const send = async (form: HTMLFormElement, submitter: HTMLElement | null) => {
    const address = (form.getAttribute('action') ?? '').replace(/^#\//, '');
    const posted = await post(address, new FormData(form, submitter), run, course, t);
    if (posted.run !== run) keep(posted.run);
    if (posted.again === undefined) await goTo(posted.address);
    else show(posted.again);
  };

  const leave = () => {
    tracker.leave();
    left = true;
    show(leftPage(tracker.entry.writes ? report : 'not-written', t));
  };

  tracker.onReport((next) => {
    report = next;
    tellWhetherSaved();
  });
  window.addEventListener('hashchange', () => {
    // A place on the page, as the link to the content names one, is not another page.
    if (window.location.hash === '' || window.location.hash.startsWith('#/')) void showHere();
  });
  document.addEventListener(
    'click',
    (event) => {
      // The second click of two would fall on what the first one brought to the same place.
      if (event.detail > 1 && event.target instanceof Element && event.target.closest('.actions') !== null) {
        event.preventDefault();
      }
    },
    true,
  );
  document.addEventListener('submit', (event) => {
    event.preventDefault();
    if (event.target instanceof HTMLFormElement) void send(event.target, event.submitter);
  });
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return;
    if (event.target.closest('[data-leave]') !== null) leave();
  });

  tracker.keep(standingOf(run, course));
  if (addressHere() === '' && run.place !== 'start') window.location.hash = `#/${ADDRESS_OF[run.place]}`;
  else void showHere();
}
