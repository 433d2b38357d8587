import { readArchive, type Archive } from './archive/read-archive.js';
import { findingList, type FindingList } from './finding-list.js';
import { openPackage } from './open-package.js';
import { error, inOrder, type Finding, type Report } from './report.js';
import { RULES } from './rules.js';
import { fileNames } from './rules/file-names.js';
import { unwelcomeFiles } from './rules/unwelcome-files.js';
import { apiCalls, spokenIn, type SPEAKS } from './scan/api-calls.js';
import { constructsIn, textsOf } from './scan/scan-texts.js';
import { leftUnscanned, textFiles } from './scan/text-files.js';

function scan(archive: Archive, found: FindingList) {
  const { files, left } = textFiles(archive);
  const spoken = new Set<keyof typeof SPEAKS>();
  for (const scanned of textsOf(archive, files)) {
    found.add(constructsIn(scanned));
    for (const name of spokenIn(scanned.text)) spoken.add(name);
  }
  found.add(leftUnscanned(left));
  return { spoken, whole: left === 0 };
}

async function judge(bytes: Uint8Array, found: FindingList): Promise<Report['standard']> {
  const { archive, findings: opened } = readArchive(bytes);
  found.add(opened);
  if (archive === undefined) return 'unknown';
  const { checked, findings: read, foreign } = openPackage(archive);
  found.add(read);
  if (foreign === true) return 'unknown';
  found.add(fileNames(archive));
  found.add(unwelcomeFiles(archive));
  const { spoken, whole } = scan(archive, found);
  if (checked === undefined) return 'unknown';
  for (const rule of RULES) found.add(await rule(checked));
  // What a text says that was not looked into, nobody knows.
  if (whole) found.add(apiCalls(checked, spoken));
  return checked.standard;
}

/** The validator’s own fault, said as a finding: who asked gets an answer, and what was found so far. */
function breakdown(problem: unknown): Finding {
  const said = String(problem);
  const message = `The validator itself failed here (${said}), and the package was not judged to its end. That is a fault of ours: please report it.`;
  return error('validator-failed', { file: '' }, message);
}

/**
 * Judges a package of any maker: ADL’s package checks, the schemas, and what is known to fail in LMSs and browsers.
 * Nothing in the bytes makes it throw, and nothing of them is run or fetched; what it lists and how long it works are
 * bounded whatever they hold.
 */
export async function validatePackage(bytes: Uint8Array): Promise<Report> {
  const found = findingList();
  let standard: Report['standard'] = 'unknown';
  try {
    standard = await judge(bytes, found);
  } catch (problem) {
    found.add([breakdown(problem)]);
  }
  return { standard, findings: inOrder(found.listed()) };
}
