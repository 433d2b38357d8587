import type { Dialect } from './dialects/dialect.js';

export type LmsCall = 'Initialize' | 'GetValue' | 'SetValue' | 'Commit' | 'GetLastError' | Dialect['end'];

export type MethodName = `${Dialect['prefix']}${LmsCall}`;

/**
 * An LMS's API. Its methods are looked up at each call, since the frame that it lives in may be gone by then. Of the
 * two prefixes, one is there.
 */
export type LmsApi = Readonly<
  Record<MethodName, (...values: readonly string[]) => string | boolean | number | null | undefined>
>;

export interface DiscoveredApi {
  readonly dialect: Dialect;
  readonly api: LmsApi;
  /** The window that it lives in. */
  readonly frame: object;
}

/** More frames than any LMS nests. */
const MOST_FRAMES = 500;

/**
 * Looks for an LMS's API in the window, in its parents up to the top, then in the windows that opened any of them and
 * in those windows' parents (SCORM 1.2 RTE 3.3.6.1; SCORM 2004 RTE 3.3). No hop throws: frames of other sites and of
 * `file:` refuse to be looked into.
 *
 * @param dialects the preferred one first: it is searched everywhere before the next
 * @returns undefined where there is none
 */
export function discoverApi(window: object, dialects: readonly Dialect[]): DiscoveredApi | undefined {
  const frames = framesFrom(window);
  for (const dialect of dialects) {
    for (const frame of frames) {
      const api = look(frame, dialect.api);
      // Pages may hold something else under so short a name as `API`.
      if (look(api, `${dialect.prefix}Initialize`)) {
        return { dialect, api: api as LmsApi, frame: frame as object };
      }
    }
  }
  return undefined;
}

/** Parents first, then openers, then those openers' parents: the list grows while it is walked. */
function framesFrom(window: object): readonly unknown[] {
  const frames: unknown[] = [window];
  for (const hop of ['parent', 'opener', 'parent']) {
    for (const frame of frames) {
      const next = look(frame, hop);
      if (next && !frames.includes(next) && frames.length < MOST_FRAMES) frames.push(next);
    }
  }
  return frames;
}

/** Undefined where there is nothing to look into, too. */
function look(frame: unknown, name: string): unknown {
  try {
    return (frame as Readonly<Record<string, unknown>>)[name];
  } catch {
    return undefined;
  }
}
