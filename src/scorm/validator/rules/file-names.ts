import type { Archive } from '../archive/read-archive.js';
import { warning, type Finding } from '../report.js';

const LONGEST_PATH = 200;

function clashes(names: readonly string[]): Finding[] {
  const first = new Map<string, string>();
  return names.flatMap((file) => {
    const key = file.normalize('NFC').toLowerCase();
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, file);
      return [];
    }
    const message = `The name differs from ${other} by capitals or accents only: one of them is lost on some disks. Rename one.`;
    return [warning('name-clash', { file }, message)];
  });
}

function kind(file: string): Finding[] {
  if (!/^[\x20-\x7e]*$/.test(file))
    return [
      warning(
        'name-not-ascii',
        { file },
        'The name has letters beyond ASCII, which some LMSs garble. Rename the file.',
      ),
    ];
  if (/[<>:"|?*%]/.test(file) || /[. ](?:\/|$)/.test(file))
    return [
      warning(
        'name-not-portable',
        { file },
        'The name cannot be stored on every system. Use letters, digits, - _ and dots.',
      ),
    ];
  if (file.length > LONGEST_PATH)
    return [warning('name-too-long', { file }, `The name has ${file.length} characters. Keep it under 200.`)];
  return [];
}

/** Names that get lost between one computer and the next; none is forbidden. */
export const fileNames = ({ names }: Archive): Finding[] => [...clashes(names), ...names.flatMap(kind)];
