export type ScormMethod = 'Initialize' | 'Terminate' | 'GetValue' | 'SetValue' | 'Commit' | 'GetLastError';

/** An LMS that a test looks into: its own, or one that it borrows. */
export interface TestLms {
  readonly standard: '1.2' | '2004';
  /** Begins a visit with what was kept by the one before. @returns what the LMS's window holds */
  launch(): Readonly<Record<string, object>>;
  /** Each call that was refused or ought to be, in any visit, with why. */
  readonly refused: readonly string[];
  /** What was called in this visit, `SetValue cmi.exit=suspend`. */
  readonly calls: readonly string[];
  /** What is kept, as a teacher would see it: empty where nothing is. */
  kept(element: string): string;
  /** The seconds of all visits that are over, as the LMS adds them up: of each visit the last time that it kept. */
  readonly totalSeconds: number;
  /** While true, commits and the end fail, and nothing is kept. */
  failing: boolean;
  /**
   * The network is away, and the LMS says `true` all the same, and keeps nothing: `seen` where a browser tells of the
   * request, `unseen` where it was left to a beacon. Of Moodle alone.
   */
  away: '' | 'seen' | 'unseen';
}

const NAMES_12: Readonly<Record<ScormMethod, string>> = {
  Initialize: 'LMSInitialize',
  Terminate: 'LMSFinish',
  GetValue: 'LMSGetValue',
  SetValue: 'LMSSetValue',
  Commit: 'LMSCommit',
  GetLastError: 'LMSGetLastError',
};

/** How many arguments the standards give each method. */
const ARGUMENTS: Readonly<Record<ScormMethod, number>> = {
  Initialize: 1,
  Terminate: 1,
  GetValue: 1,
  SetValue: 2,
  Commit: 1,
  GetLastError: 0,
};

/**
 * A window that holds the API of a standard, whose calls all go to one function; calls that have not the form of the
 * standard are told as well.
 */
export function apiWindow(
  standard: '1.2' | '2004',
  answer: (method: ScormMethod, values: readonly string[]) => unknown,
  complain: (why: string) => void,
): Readonly<Record<string, object>> {
  const methods = Object.entries(ARGUMENTS).map(([name, count]) => {
    const method = name as ScormMethod;
    const call = (...values: readonly unknown[]): unknown => {
      const told = values.map(String);
      const isPlain = values.every((value) => typeof value === 'string') && values.length === count;
      if (!isPlain || (count === 1 && method !== 'GetValue' && told[0] !== '')) {
        complain(`${method}(${told.join()}) is not how it is called`);
      }
      return answer(method, told);
    };
    return [standard === '1.2' ? NAMES_12[method] : method, call] as const;
  });
  return { [standard === '1.2' ? 'API' : 'API_1484_11']: Object.fromEntries(methods) };
}
