import { readFile, stat } from 'node:fs/promises';
import { CommandFailure } from '../failures.js';
import { codeOf } from './code-of.js';

const MIB = 1024 ** 2;
/** Bytes; what an LMS lets a teacher upload is seldom a quarter of it. */
const LARGEST = 1024 * MIB;

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
};

function unreadable(file: string, error: unknown): CommandFailure {
  const code = codeOf(error);
  return new CommandFailure(`${file} cannot be read: ${REASONS[code] ?? `the system says ${code}`}`);
}

/**
 * Reads a package, having looked whether it is one that can be.
 * @throws CommandFailure for what is absent, no file, or larger than 1 GiB
 */
export async function packageBytes(file: string): Promise<Uint8Array> {
  const status = await stat(file).catch((error: unknown) => {
    throw unreadable(file, error);
  });
  if (status.isDirectory())
    throw new CommandFailure(`${file} is a folder: name the ZIP file of a package, or pack what is in it`);
  if (!status.isFile()) throw new CommandFailure(`${file} is no file that could be read whole`);
  if (status.size > LARGEST)
    throw new CommandFailure(
      `${file} has ${Math.round(status.size / MIB)} MiB: packages over ${LARGEST / MIB} are not looked at`,
    );
  return readFile(file).catch((error: unknown) => {
    throw unreadable(file, error);
  });
}
