import { crc32, inflateRawSync } from 'node:zlib';
import type { DirectoryEntry } from './central-directory.js';

const LOCAL = 0x04034b50;
const LOCAL_SIZE = 30;
/** Bytes; zlib takes none smaller. */
const LEAST_PIECE = 64;

/** An entry's bytes are not what the directory says. The message ends a sentence that begins with the name. */
export class DamagedEntry extends Error {}

function packedBytes(archive: Uint8Array, entry: DirectoryEntry): Uint8Array {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const { offset, packedSize } = entry;
  if (offset + LOCAL_SIZE > archive.length || view.getUint32(offset, true) !== LOCAL)
    throw new DamagedEntry('is not where the ZIP file’s directory says');
  const begin = offset + LOCAL_SIZE + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (begin + packedSize > archive.length) throw new DamagedEntry('was cut short');
  return archive.subarray(begin, begin + packedSize);
}

function inflated(packed: Uint8Array, size: number): Uint8Array {
  try {
    // Never more memory than the directory promised: a bomb stops here.
    // In one piece, one byte longer than it fills: pieces would be joined, in twice the memory.
    return inflateRawSync(packed, {
      maxOutputLength: Math.max(size, 1),
      chunkSize: Math.max(size + 1, LEAST_PIECE),
    });
  } catch (cause) {
    throw new DamagedEntry('cannot be unpacked', { cause });
  }
}

/**
 * The content of an entry, whose size and checksum are those of the directory.
 * @throws DamagedEntry
 */
export function entryBytes(archive: Uint8Array, entry: DirectoryEntry): Uint8Array {
  const packed = packedBytes(archive, entry);
  const content = entry.method === 0 ? packed : inflated(packed, entry.size);
  if (content.length !== entry.size || crc32(content) !== entry.crc)
    throw new DamagedEntry('is damaged: its size or checksum differs from what was packed');
  return content;
}
