import { openTracker } from '../../../scorm-package/tracker/open-tracker.js';
import type { Tracker } from '../../../scorm-package/tracker/tracker.js';
import { fakePage, memoryStorage, type FakePage } from './support/fake-page.js';
import { finished, recorded, standing } from './support/learner.js';

function open(
  page: FakePage,
  key = 'module-1@a1',
): { readonly tracker: Tracker; readonly reports: string[] } {
  const tracker = openTracker(page, { standard: 'folder', key });
  const reports: string[] = [];
  tracker.onReport((report) => reports.push(report));
  return { tracker, reports };
}

describe('a module opened from a disk', () => {
  it('is kept at once under its key, and found again', () => {
    const storage = memoryStorage();
    const first = open(fakePage({ storage }));
    expect(first.tracker.entry).toEqual({ inLms: false, state: '', writes: true });
    first.tracker.record(recorded());
    first.tracker.keep(standing({ state: 'one' }));
    expect(storage.getItem('module-1@a1')).toBe('one');
    first.tracker.keep(finished(1, 'two'));
    expect(open(fakePage({ storage })).tracker.entry.state).toBe('two');
    expect(first.reports).toEqual([]);
  });

  it('never meets another module, or another edition', () => {
    const storage = memoryStorage();
    open(fakePage({ storage })).tracker.keep(standing());
    expect(open(fakePage({ storage }), 'module-1@b2').tracker.entry.state).toBe('');
  });

  it('serves where a SCORM package finds no LMS', () => {
    const page = fakePage();
    const tracker = openTracker(page, { standard: '2004-3', key: 'k' });
    tracker.keep(standing({ state: 'kept' }));
    expect(page.localStorage.getItem('k')).toBe('kept');
  });

  it('uses no LMS that is there by chance', () => {
    const page = fakePage();
    page.parent = {
      API: {
        LMSInitialize: () => {
          throw new Error('is called');
        },
      },
    };
    open(page).tracker.keep(standing());
    expect(page.localStorage.getItem('module-1@a1')).toBe('v1:3;a');
  });

  it('says so where the storage is full, and when it has room again', () => {
    const kept = memoryStorage();
    let full = true;
    const page = fakePage({
      storage: {
        getItem: (key) => kept.getItem(key),
        setItem(key, value) {
          if (full) throw new Error('QuotaExceededError');
          kept.setItem(key, value);
        },
      },
    });
    const { tracker, reports } = open(page);
    tracker.keep(standing({ state: 'one' }));
    tracker.keep(standing({ state: 'two' }));
    expect(reports).toEqual(['unsaved']);
    full = false;
    page.hide();
    expect(reports).toEqual(['unsaved', 'saved']);
    expect(kept.getItem('module-1@a1')).toBe('two');
  });

  it('says so where storage is forbidden, and goes on', () => {
    const page: FakePage = Object.defineProperty(fakePage(), 'localStorage', {
      get() {
        throw new Error('SecurityError');
      },
    });
    const { tracker, reports } = open(page);
    expect(tracker.entry).toEqual({ inLms: false, state: '', writes: true });
    tracker.keep(standing());
    tracker.leave();
    page.leave();
    expect(reports).toEqual(['unsaved']);
  });
});
