const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const latin1 = new TextDecoder('latin1');

/**
 * The name of an entry. Where its flag does not say UTF-8 many writers use it all the same; what is no UTF-8 is
 * read byte for byte, which suffices to tell names apart.
 */
export function decodeName(bytes: Uint8Array, saysUtf8: boolean): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return saysUtf8 ? new TextDecoder().decode(bytes) : latin1.decode(bytes);
  }
}
