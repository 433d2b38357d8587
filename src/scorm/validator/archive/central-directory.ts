import { decodeName } from './decode-name.js';

/** What the directory at the end of a ZIP file says of one entry. Sizes are in bytes. */
export interface DirectoryEntry {
  readonly name: string;
  readonly encrypted: boolean;
  /** 0: stored as it is; 8: deflated. */
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Of the entry's own header, from the first byte of the file. */
  readonly offset: number;
}

/** The file is no ZIP file, or not one that can be read whole. The message is for people. */
export class UnreadableZip extends Error {}

const END = 0x06054b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const ENTRY = 0x02014b50;
const ENTRY_SIZE = 46;
const ENCRYPTED = 0x1;
const UTF8 = 0x800;
/** What stands in the old fields where ZIP64 is used. */
const ELSEWHERE_16 = 0xffff;
const ELSEWHERE_32 = 0xffffffff;

function endOf(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_SIZE - LONGEST_COMMENT);
  for (let at = view.byteLength - END_SIZE; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END && at + END_SIZE + view.getUint16(at + 20, true) <= view.byteLength)
      return at;
  }
  throw new UnreadableZip(
    'This is no ZIP file, or one that was cut short: its directory is missing. Copy or make it again.',
  );
}

function entryAt(bytes: Uint8Array, view: DataView, at: number, shift: number) {
  if (at + ENTRY_SIZE > bytes.length || view.getUint32(at, true) !== ENTRY)
    throw new UnreadableZip('The directory of the ZIP file is damaged. Make the package again.');
  const flags = view.getUint16(at + 8, true);
  const nameEnd = at + ENTRY_SIZE + view.getUint16(at + 28, true);
  const next = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  const [packedSize, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
  const offset = view.getUint32(at + 42, true);
  if ([packedSize, size, offset].includes(ELSEWHERE_32))
    throw new UnreadableZip(
      'The ZIP file uses ZIP64, which SCORM’s package format (PKZIP 2.04g) has not. Make it without.',
    );
  const entry: DirectoryEntry = {
    name: decodeName(bytes.subarray(at + ENTRY_SIZE, nameEnd), (flags & UTF8) !== 0),
    encrypted: (flags & ENCRYPTED) !== 0,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packedSize,
    size,
    offset: offset + shift,
  };
  return { entry, next };
}

/**
 * Reads the directory of a ZIP file (PKWARE APPNOTE 4.3.12 and 4.3.16), which alone says what the file holds.
 * @throws UnreadableZip
 */
export function readCentralDirectory(bytes: Uint8Array, most: number): DirectoryEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < END_SIZE) throw new UnreadableZip('This is no ZIP file: it is too short for one.');
  const end = endOf(view);
  const [disk, firstDisk, here, count] = [4, 6, 8, 10].map((field) => view.getUint16(end + field, true));
  if (count === ELSEWHERE_16)
    throw new UnreadableZip('The ZIP file has more entries than SCORM’s package format allows (65,534).');
  if (disk !== 0 || firstDisk !== 0 || here !== count)
    throw new UnreadableZip('The ZIP file is one part of several. Make it in one piece.');
  if (count === undefined || count > most)
    throw new UnreadableZip(`The ZIP file has more than ${most} entries, too many to be looked at.`);
  const size = view.getUint32(end + 12, true);
  const start = end - size;
  // Bytes before the archive (a self-extracting head) move everything by the same distance.
  const shift = start - view.getUint32(end + 16, true);
  if (start < 0 || shift < 0)
    throw new UnreadableZip('The ZIP file was cut short or damaged. Copy or make it again.');
  const entries: DirectoryEntry[] = [];
  let at = start;
  for (let n = 0; n < count; n += 1) {
    const { entry, next } = entryAt(bytes, view, at, shift);
    entries.push(entry);
    at = next;
  }
  return entries;
}
