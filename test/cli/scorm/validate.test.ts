import { truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { zipSync } from 'fflate';
import { validateScormCommand } from '../../../src/cli/scorm/validate.js';
import { findingLines } from '../../../src/cli/scorm/finding-lines.js';
import { UsageError } from '../../../src/cli/failures.js';
import type { Finding } from '../../../src/scorm/validator/report.js';
import { madePackage, type Changes } from '../../scorm/validator/support/made-packages.js';
import { temporaryDirectory } from '../../support/stores.js';
import { commandLine } from '../support/command-line.js';

const CONTEXT = {
  config: () => {
    throw new Error('it needs no settings');
  },
  now: () => 0,
  say: () => undefined,
};

async function validate(changes: Changes) {
  const file = path.join(await temporaryDirectory(), 'package.zip');
  await writeFile(file, madePackage('1.2', changes));
  return { file, ...(await validateScormCommand.run([file], CONTEXT)).report };
}

it('says that a right package is right', async () => {
  const { file, text, json, failed } = await validate({});
  expect(text).toBe(`${file} is right: SCORM 1.2, 0 errors, 0 warnings.`);
  expect(json).toEqual({ file, standard: '1.2', ok: true, errors: 0, warnings: 0, findings: [] });
  expect(failed).toBe(false);
});

it('does not fail for warnings', async () => {
  const { text, failed } = await validate({ files: { 'notes.txt': '' } });
  expect(text).toMatch(
    /is right: SCORM 1\.2, 0 errors, 1 warning\.\n\nWarnings\n {2}notes\.txt {2}.* \(file-excess\)$/,
  );
  expect(failed).toBe(false);
});

it('fails for errors, and names file and line', async () => {
  const { text, json, failed } = await validate({ manifest: [['>80<', '>800<']] });
  expect(text).toMatch(
    /is not right.*\n\nErrors\n {2}imsmanifest\.xml:11 {2}adlcp:masteryscore is “800”\..* \(mastery-score\)$/,
  );
  expect(json).toMatchObject({
    ok: false,
    errors: 1,
    findings: [{ rule: 'mastery-score', severity: 'error', file: 'imsmanifest.xml', line: 11 }],
  });
  expect(failed).toBe(true);
});

/** What the command says of a file that it cannot read. */
const refusal = async (file: string): Promise<string> => {
  const { code, out, err } = await (await commandLine()).run('scorm', 'validate', file);
  expect([code, out]).toEqual([1, '']);
  return err;
};

it('says once, and plainly, why a file cannot be read', async () => {
  const folder = await temporaryDirectory();
  const large = path.join(folder, 'large.zip');
  await writeFile(large, '');
  await truncate(large, 1024 ** 3 + 1024 ** 2);
  expect(await refusal('/nowhere/a.zip')).toBe(
    'parcours scorm validate: /nowhere/a.zip cannot be read: there is no such file',
  );
  expect(await refusal(folder)).toBe(
    `parcours scorm validate: ${folder} is a folder: name the ZIP file of a package, or pack what is in it`,
  );
  expect(await refusal('/dev/zero')).toBe(
    'parcours scorm validate: /dev/zero is no file that could be read whole',
  );
  expect(await refusal(large)).toBe(
    `parcours scorm validate: ${large} has 1025 MiB: packages over 1024 are not looked at`,
  );
});

it('does not call a file wrong that is no SCORM package, and fails', async () => {
  const file = path.join(await temporaryDirectory(), 'cmi5.zip');
  await writeFile(file, zipSync({ 'cmi5.xml': new Uint8Array(0), 'index.html': new Uint8Array(0) }));
  const { report } = await validateScormCommand.run([file], CONTEXT);
  expect(report.text).toMatch(
    /cmi5\.zip is no SCORM package, and was not judged\.\n\nErrors\n {2}the package {2}This is no SCORM package but a cmi5 package/,
  );
  expect(report.failed).toBe(true);
});

it('is told one file', async () => {
  await expect(validateScormCommand.run([], CONTEXT)).rejects.toThrow(UsageError);
});

const excess = (file: string): Finding => ({
  rule: 'file-excess',
  severity: 'warning',
  file,
  message: 'Not listed.',
});

it('shortens what is found very often', () => {
  const lines = findingLines(
    'a.zip',
    '1.2',
    Array.from({ length: 14 }, (_, at) => excess(`${at}.txt`)),
  );
  expect(lines).toHaveLength(1 + 2 + 10 + 1);
  expect(lines.at(-1)).toBe('  … and 4 more of file-excess; --json lists them.');
});

it('lets no name steer the terminal', () => {
  expect(findingLines('a.zip', 'unknown', [excess('a\u001b[2Jb\u202e.txt')]).join('\n')).not.toMatch(
    /[\u001b\u202e]/,
  );
});
