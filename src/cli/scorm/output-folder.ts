import { mkdir } from 'node:fs/promises';
import { CommandFailure } from '../failures.js';
import { codeOf } from './code-of.js';
import { writeWhole } from './write-whole.js';

const OF_THE_DISK: Readonly<Record<string, string>> = {
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'it is on a disk that takes no writing',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is full',
  ENAMETOOLONG: 'the name is too long',
};

const OF_A_FOLDER: Readonly<Record<string, string>> = {
  ...OF_THE_DISK,
  EEXIST: 'there is a file of that name; name a folder',
  ENOTDIR: 'it would lie in a file; name a folder',
};

const A_FOLDER = 'there is a folder of that name; move it away';

const OF_A_FILE: Readonly<Record<string, string>> = {
  ...OF_THE_DISK,
  EISDIR: A_FOLDER,
  ENOTEMPTY: A_FOLDER,
  EEXIST: A_FOLDER,
};

const because = (reasons: Readonly<Record<string, string>>, error: unknown): string =>
  reasons[codeOf(error)] ?? `the system says ${codeOf(error)}`;

/** @throws CommandFailure where a folder can neither be found nor made */
export async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw new CommandFailure(`the folder ${folder} cannot be made: ${because(OF_A_FOLDER, error)}`);
  });
}

/** Writes a file whole, or not at all. @throws CommandFailure */
export async function writePackage(file: string, bytes: Uint8Array): Promise<void> {
  await writeWhole(file, bytes).catch((error: unknown) => {
    throw new CommandFailure(`${file} cannot be written: ${because(OF_A_FILE, error)}`);
  });
}
