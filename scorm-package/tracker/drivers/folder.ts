import type { PageWindow } from '../page-window.js';
import type { Driver } from './driver.js';

/**
 * The browser's own storage, for a module opened from a disk: only the state is kept, under the key, and at once.
 * Where nothing can be read a visit is a first one; where nothing can be written, `commit` says so and tries again.
 */
export function folderDriver(window: PageWindow, key: string): Driver {
  let state = '';
  let kept = true;
  try {
    state = window.localStorage.getItem(key) || '';
  } catch {
    // Forbidden here.
  }

  const commit = (): boolean => {
    try {
      if (!kept) window.localStorage.setItem(key, state);
      kept = true;
    } catch {
      // Full or forbidden: the next commit may find room.
    }
    return kept;
  };
  return {
    entry: { inLms: false, state, writes: true },
    record: () => undefined,
    spent: () => undefined,
    keep(standing) {
      state = standing.state;
      kept = false;
      return true;
    },
    commit,
    end: commit,
  };
}
