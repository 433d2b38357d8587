import type { Finding, Report } from '../../scorm/validator/report.js';

const NAMES: Readonly<Record<Report['standard'], string>> = {
  '1.2': 'SCORM 1.2',
  '2004-3': 'SCORM 2004 3rd edition',
  '2004-4': 'SCORM 2004 4th edition',
  unknown: 'no known edition of SCORM',
};

/** Of one rule; a package may have a thousand files that no manifest lists. */
const MOST_OF_A_RULE = 10;

/** What a package says may hold characters that would steer a terminal. */
const printable = (text: string) =>
  text.replace(/\p{Cc}|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');

const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;

function lineOf({ file, line, message, rule }: Finding): string {
  const place = file === '' ? 'the package' : line === undefined ? file : `${file}:${line}`;
  return printable(`  ${place}  ${message} (${rule})`);
}

function group(title: string, findings: readonly Finding[]): string[] {
  if (findings.length === 0) return [];
  const seen = new Map<string, number>();
  const lines: string[] = [];
  for (const finding of findings) {
    const times = (seen.get(finding.rule) ?? 0) + 1;
    seen.set(finding.rule, times);
    if (times <= MOST_OF_A_RULE) lines.push(lineOf(finding));
  }
  const more = [...seen]
    .filter(([, times]) => times > MOST_OF_A_RULE)
    .map(([rule, times]) => `  … and ${times - MOST_OF_A_RULE} more of ${rule}; --json lists them.`);
  return ['', title, ...lines, ...more];
}

function verdictOf(
  standard: Report['standard'],
  errors: readonly Finding[],
  warnings: readonly Finding[],
): string {
  // Without a manifest anywhere, the finding is about the file as a whole.
  if (errors.some(({ rule, file }) => rule === 'manifest-missing' && file === ''))
    return 'is no SCORM package, and was not judged';
  const verdict = errors.length === 0 ? 'is right' : 'is not right';
  return `${verdict}: ${NAMES[standard]}, ${count(errors.length, 'error')}, ${count(warnings.length, 'warning')}`;
}

/** A report in lines to read: the verdict, then errors, then warnings. */
export function findingLines(
  file: string,
  standard: Report['standard'],
  findings: readonly Finding[],
): string[] {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  return [
    `${printable(file)} ${verdictOf(standard, errors, warnings)}.`,
    ...group('Errors', errors),
    ...group('Warnings', warnings),
  ];
}
