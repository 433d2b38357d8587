const MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
const DECLARED = /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/;
const LONGEST_DECLARATION = 200;

/** The XML cannot be read as characters. The message is a sentence for people. */
export class UnreadableXml extends Error {}

function encodingOf(bytes: Uint8Array): string {
  const marked = MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (marked !== undefined) return marked[0];
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, LONGEST_DECLARATION));
  return DECLARED.exec(head)?.[1] ?? 'utf-8';
}

/**
 * The characters of an XML file: by its byte order mark, its declaration, or as UTF-8 (XML 1.0, appendix F).
 * @throws UnreadableXml
 */
export function decodeXml(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableXml(
      `The file says that its encoding is ${encoding}, and cannot be read in it. Save it as UTF-8.`,
    );
  }
}
