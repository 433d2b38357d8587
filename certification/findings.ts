/** `not offered`: the tool did not register for what the test is about, and says so by that. */
export type Verdict = 'pass' | 'fail' | 'not offered';

/** One test's outcome, with what proves it. */
export interface Finding {
  readonly name: string;
  readonly verdict: Verdict;
  /** Why, in a few words: `refused with 401`. */
  readonly why: string;
  /** What went over the wire, a line each, and what the tool's own log says of it where that can be read. */
  readonly proof: readonly string[];
}

export interface ChapterResult {
  /** As the certification guide counts: `6.1.1`. */
  readonly section: string;
  readonly title: string;
  readonly findings: readonly Finding[];
}

export function found(name: string, passed: boolean, why: string, proof: readonly string[]): Finding {
  return { name, verdict: passed ? 'pass' : 'fail', why, proof };
}

export function notOffered(name: string, why: string): Finding {
  return { name, verdict: 'not offered', why, proof: [] };
}
