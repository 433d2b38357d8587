/** Why a name must not be unpacked (PKWARE APPNOTE 4.4.17.1), as a sentence; undefined for a good one. */
export function unsafeName(name: string): string | undefined {
  if (name === '') return 'A file of the ZIP file has no name. Make the package again.';
  if (name.includes('\0')) return 'The file’s name holds a zero byte. Rename it.';
  if (name.includes('\\'))
    return 'The file’s name holds a backslash. Names in a ZIP file separate folders by /: pack it by another program.';
  if (name.startsWith('/') || /^[A-Za-z]:/.test(name))
    return 'The file’s name is absolute. Names in a package begin at its root.';
  if (name.split('/').includes('..')) return 'The file’s name leads out of the package (..). Rename it.';
  return undefined;
}
