import type { Finding } from './report.js';

/** So many of a rule are listed, errors and warnings apart; what is beyond is counted. */
export const MOST_OF_A_RULE = 1_000;

/** Characters of a message: it quotes the package, whose values may be as long as they like. */
const LONGEST_MESSAGE = 1_000;
/** Characters of its end that stay: they say what to do. */
const END = 300;

/** Findings as they come, in memory that no package can make grow without bound. */
export interface FindingList {
  add(findings: Iterable<Finding>): void;
  /** Those of a rule in the order in which they came; one that counts the others stands behind them. */
  listed(): Finding[];
}

/** A text of at most `LONGEST_MESSAGE` characters: a longer one loses its middle. */
export const shortened = (text: string): string =>
  text.length <= LONGEST_MESSAGE
    ? text
    : `${text.slice(0, LONGEST_MESSAGE - END - 1)}…${text.slice(text.length - END)}`;

/** What is about the package itself comes first in a report, and so does what it does not say. */
const countOf = ({ rule, severity }: Finding, more: number): Finding => ({
  rule,
  severity,
  file: '',
  message: `And ${more} more of ${rule}, which are not listed. Mend the others first.`,
});

export function findingList(): FindingList {
  const kinds = new Map<string, { kept: Finding[]; more: number }>();
  return {
    add(findings) {
      for (const finding of findings) {
        const key = `${finding.severity} ${finding.rule}`;
        const kind = kinds.get(key) ?? { kept: [], more: 0 };
        kinds.set(key, kind);
        if (kind.kept.length === MOST_OF_A_RULE) kind.more += 1;
        else kind.kept.push({ ...finding, message: shortened(finding.message) });
      }
    },
    listed: () =>
      [...kinds.values()].flatMap(({ kept, more }) => [
        ...kept,
        ...kept.slice(0, more > 0 ? 1 : 0).map((first) => countOf(first, more)),
      ]),
  };
}
