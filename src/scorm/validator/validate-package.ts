import { readArchive, type Archive } from './archive/read-archive.js';
import { openPackage } from './open-package.js';
import { inOrder, type Finding, type Report } from './report.js';
import { RULES } from './rules.js';
import { fileNames } from './rules/file-names.js';
import { unwelcomeFiles } from './rules/unwelcome-files.js';
import { apiCalls, spokenIn, type SPEAKS } from './scan/api-calls.js';
import { constructsIn, textsOf } from './scan/scan-texts.js';

function scan(archive: Archive) {
  const findings: Finding[] = [];
  const spoken = new Set<keyof typeof SPEAKS>();
  for (const scanned of textsOf(archive)) {
    findings.push(...constructsIn(scanned));
    for (const name of spokenIn(scanned.text)) spoken.add(name);
  }
  return { findings, spoken };
}

/**
 * Judges a package of any maker: ADL’s package checks, the schemas, and what is known to fail in LMSs and browsers.
 * Nothing in the bytes makes it throw, and nothing of them is run or fetched.
 */
export async function validatePackage(bytes: Uint8Array): Promise<Report> {
  const { archive, findings: opened } = readArchive(bytes);
  if (archive === undefined) return { standard: 'unknown', findings: inOrder(opened) };
  const { findings: scanned, spoken } = scan(archive);
  const { checked, findings: read } = openPackage(archive);
  const findings = [...opened, ...fileNames(archive), ...unwelcomeFiles(archive), ...scanned, ...read];
  if (checked === undefined) return { standard: 'unknown', findings: inOrder(findings) };
  for (const rule of RULES) findings.push(...(await rule(checked)));
  findings.push(...apiCalls(checked, spoken));
  return { standard: checked.standard, findings: inOrder(findings) };
}
