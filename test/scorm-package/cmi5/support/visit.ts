import { randomBytes, randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Cmi5Window } from '../../../../scorm-package/cmi5/cmi5-window.js';
import { openCmi5 } from '../../../../scorm-package/cmi5/open-cmi5.js';
import type { SaveReport, Tracker } from '../../../../scorm-package/tracker/tracker.js';
import { fakePage, memoryStorage, type FakePage } from '../../tracker/support/fake-page.js';
import type { FakeLms, LaunchOptions } from './fake-lms.js';
import { verbOf } from './statement-shape.js';

/** A page with what cmi5 needs besides; it notes where it was sent. */
export type Cmi5Page = FakePage & Cmi5Window & { readonly wentTo: readonly string[] };

export interface Visit {
  readonly page: Cmi5Page;
  readonly tracker: Tracker;
  readonly reports: readonly SaveReport[];
}

/** Lets everything that was asked be answered. */
export const settled = (): Promise<void> => setImmediate();

export function cmi5Page(search: string, fetch: Cmi5Window['fetch']): Cmi5Page {
  const page = fakePage();
  const wentTo: string[] = [];
  const { location } = page;
  return Object.assign(page, {
    location: {
      search,
      reload: () => location.reload(),
      assign: (address: string) => {
        wentTo.push(address);
      },
    },
    sessionStorage: memoryStorage(),
    crypto: { randomUUID, getRandomValues: (bytes: Uint8Array) => bytes.set(randomBytes(bytes.length)) },
    fetch,
    wentTo,
  });
}

/** Opens the module on a page; its first statement is on its way. */
export async function opened(page: Cmi5Page): Promise<Visit> {
  const found: Tracker[] = [];
  void openCmi5(page, { key: 'parcours/bien-noter/fr' }).then((tracker) => found.push(tracker));
  await settled();
  // What cannot be read is tried again after a while.
  for (let tries = 0; tries < 5 && found.length === 0; tries++) {
    page.pass(1);
    await settled();
  }
  const [tracker] = found;
  if (tracker === undefined) throw new Error('it never opened');
  const reports: SaveReport[] = [];
  tracker.onReport((report) => reports.push(report));
  await settled();
  return { page, tracker, reports };
}

/** Launched by the LMS: a new session. */
export const visit = (lms: FakeLms, options: LaunchOptions = {}): Promise<Visit> =>
  opened(cmi5Page(lms.launch(options), lms.fetch));

export const verbs = ({ statements }: FakeLms): string[] => statements.map(verbOf);
