import type { ChapterResult, Finding, Verdict } from './findings.js';

export type Totals = Readonly<Record<Verdict, number>>;

export function totalsOf(chapters: readonly ChapterResult[]): Totals {
  const totals = { pass: 0, fail: 0, 'not offered': 0 };
  for (const { findings } of chapters) for (const { verdict } of findings) totals[verdict] += 1;
  return totals;
}

function summary({ pass, fail, 'not offered': missing }: Totals): string {
  return `${pass} pass, ${fail} fail, ${missing} not offered`;
}

function row({ name, verdict, why }: Finding, width: number): string {
  return `  ${name.padEnd(width)}  ${verdict.padEnd(11)}  ${why}`;
}

/** The guide's table, for people; with the proof under each line where it is wanted. */
export function asText(tool: string, chapters: readonly ChapterResult[], withProof: boolean): string {
  const width = Math.max(...chapters.flatMap(({ findings }) => findings.map(({ name }) => name.length)));
  const parts = chapters.map(({ section, title, findings }) => {
    const rows = findings.flatMap((finding) => [
      row(finding, width),
      ...(withProof ? finding.proof.map((line) => `      ${line}`) : []),
    ]);
    return [`${section} ${title}`, ...rows].join('\n');
  });
  return [`LTI Advantage certification tests: ${tool}`, ...parts, summary(totalsOf(chapters))].join('\n\n');
}

/** The same table in Markdown, for docs/certification.md. */
export function asMarkdown(tool: string, chapters: readonly ChapterResult[]): string {
  const parts = chapters.map(({ section, title, findings }) => {
    const cell = (text: string) =>
      text
        .replace(/\|/g, '\\|')
        .replace(/\s+/g, ' ')
        .replace(/ (?=\b$)/, '');
    const rows = findings.map(({ name, verdict, why }) => `| ${cell(name)} | ${verdict} | ${cell(why)} |`);
    return [
      `### ${section} ${title}`,
      '',
      '| test | verdict | what happened |',
      '| --- | --- | --- |',
      ...rows,
    ].join('\n');
  });
  return [`## ${tool}`, summary(totalsOf(chapters)), ...parts].join('\n\n');
}
