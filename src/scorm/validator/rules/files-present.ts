import type { Rule } from '../checked-package.js';
import { inManifest } from '../in-manifest.js';
import { fileReferences, nameIn, type FileReference } from '../manifest/referenced-files.js';
import { error, warning, type Finding } from '../report.js';

function absent(
  { element, href, target }: FileReference,
  byLowerCase: ReadonlyMap<string, string>,
): Finding[] {
  const place = inManifest(element);
  if (target.kind === 'outside') {
    const message = `“${href}” leads out of the package. Put the file into it, and name it there.`;
    return [error('file-outside', place, message)];
  }
  if (target.kind === 'badly-encoded') {
    const message = `“${href}” holds a % that begins no code of two hexadecimal digits. Write %25 for it.`;
    return [error('href-encoding', place, message)];
  }
  if (target.kind === 'too-long') {
    const message = `“${href}” is, with its xml:base, longer than the name of any file. Shorten it.`;
    return [error('file-missing', place, message)];
  }
  if (target.kind === 'external') return [];
  const other = byLowerCase.get(target.path.toLowerCase());
  if (other !== undefined) {
    const message = `“${href}” is not in the package; ${other} is. Write it with the same capitals: most servers tell them apart.`;
    return [error('file-other-case', place, message)];
  }
  const message = `“${href}” is not in the package. Add the file, or correct its name.`;
  return [error('file-missing', place, message)];
}

/** ADL’s ResourceHrefChecker: every file that the manifest names is in the package. */
export const filesPresent: Rule = ({ manifest, archive }) => {
  const byLowerCase = new Map(archive.names.map((name) => [name.toLowerCase(), name]));
  return fileReferences(manifest).flatMap((reference) => {
    const { element, href, target, what } = reference;
    if (target.kind === 'external' && /^file:/i.test(target.url)) return [];
    if (target.kind === 'external' && what === 'starts') {
      const message = `The resource starts ${href}, outside the package: from there it cannot reach the LMS. Put its files into the package.`;
      return [warning('href-external', inManifest(element), message)];
    }
    return nameIn(archive, target) === undefined ? absent(reference, byLowerCase) : [];
  });
};
