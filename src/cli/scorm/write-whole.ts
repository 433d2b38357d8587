import { rename, rm, writeFile } from 'node:fs/promises';

/**
 * Writes a file so that nobody ever finds half of it; one that is there is replaced.
 * @throws an error of the system; nothing is left behind then
 */
export async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const part = `${file}.${process.pid}.part`;
  try {
    await writeFile(part, bytes);
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
