import { templates } from 'parcours:views';
import { run as runClock } from 'script:clock';
import { run as runOrder } from 'script:order';
import { composeViews } from '../../src/web/compose-views.js';
import type { Translator } from '../../src/web/i18n/translator.js';
import type { Page } from './pages.js';

const render = composeViews(templates);

const scripts: Readonly<Record<string, () => void>> = { clock: runClock, order: runOrder };

/** What every page of this visit has around what it shows. */
export interface Surroundings {
  /** Whether there is an LMS to go back to. */
  readonly mayLeave: boolean;
  /** Whether a finished module can be taken once more: in a review nothing of it would be kept. */
  readonly mayRestart: boolean;
  /** What to say while the work is not saved; nothing on a page that says so itself. */
  readonly unsaved?: string | undefined;
  /** A word at the top, until the next page. */
  readonly word?: string | undefined;
}

/** Shows a page in the place of the one before it, and moves the reader to its beginning. */
export function showPage(page: Page, around: Surroundings, t: Translator, first: boolean): void {
  const html = render(`pages/${page.view}`, {
    ...around,
    base: page.base,
    formToken: '',
    t,
    title: page.title,
    ...page.data,
  });
  document.title = page.title;
  document.body.dataset['view'] = page.view;
  // Every word in it went through the templates' escaping or our own renderers, as on the tool's pages.
  document.body.innerHTML = html;
  if (page.script !== undefined) scripts[page.script]?.();
  if (first) return;
  window.scrollTo(0, 0);
  const heading = document.querySelector<HTMLElement>('h1');
  if (heading === null) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
