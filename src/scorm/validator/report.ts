import type { RuleId } from './rule-ids.js';

/** `error`: the specification or ADL's test suite refuses it. `warning`: allowed, but it costs something. */
export type Severity = 'error' | 'warning';

/** One thing that is wrong with a package. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** The file's name inside the package; empty where it is about the package itself. */
  readonly file: string;
  /** Counted from 1. */
  readonly line?: number;
  /** A sentence or two: what is wrong, and what to do. */
  readonly message: string;
}

export interface Report {
  /** What the package's manifest says that it follows. */
  readonly standard: '1.2' | '2004-3' | '2004-4' | 'unknown';
  /** By file, then line. */
  readonly findings: readonly Finding[];
}

/** Where something is. */
export interface Place {
  readonly file: string;
  readonly line?: number;
}

const finding = (severity: Severity) => (rule: RuleId, place: Place, message: string) => ({
  rule,
  severity,
  ...place,
  message,
});

export const error: (rule: RuleId, place: Place, message: string) => Finding = finding('error');
export const warning: (rule: RuleId, place: Place, message: string) => Finding = finding('warning');

/** Files in the order of their names, the package itself first; lines in theirs; errors before warnings. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const rank = ({ severity }: Finding) => (severity === 'error' ? 0 : 1);
  return [...findings].sort((a, b) => {
    if (a.file !== b.file) return a.file < b.file ? -1 : 1;
    return (a.line ?? 0) - (b.line ?? 0) || rank(a) - rank(b);
  });
}
