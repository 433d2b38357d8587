/**
 * What every system can unpack and every address can hold as it is: ASCII, `/` between folders, an extension, no
 * hidden file.
 */
const PORTABLE = /^(?:[A-Za-z0-9][A-Za-z0-9_.-]*\/)*[A-Za-z0-9][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)+$/;

/** @throws RangeError for a file's name that a package may not hold, or for two that differ in their case alone */
export function checkNames(names: Iterable<string>): void {
  const seen = new Map<string, string>();
  for (const name of names) {
    if (!PORTABLE.test(name)) throw new RangeError(`${JSON.stringify(name)} is no name for a package’s file`);
    const other = seen.get(name.toLowerCase());
    if (other !== undefined) throw new RangeError(`${other} and ${name} are one file on some systems`);
    seen.set(name.toLowerCase(), name);
  }
}
