import { digitsOf, type StateReader } from './characters.js';

const PLAIN = /^[ -$&-~]$/;

const escaped = (unit: string): string => {
  if (PLAIN.test(unit)) return unit;
  const code = unit.charCodeAt(0);
  return code < 256 ? `%${code.toString(16).padStart(2, '0')}` : `%u${code.toString(16).padStart(4, '0')}`;
};

/**
 * The beginning of a free text as printable ASCII, its length before it.
 * @param most how many characters of it are kept
 */
export function textOf(text: string, most: number): string {
  const kept = Array.from({ length: Math.min(most, text.length) }, (_, index) => escaped(text.charAt(index)));
  const characters = kept.join('');
  return digitsOf(characters.length, 2) + characters;
}

/** @throws MalformedStateError */
export function readText(reader: StateReader): string {
  return reader
    .take(reader.number(2))
    .replace(/%u([0-9a-f]{4})|%([0-9a-f]{2})/g, (_, wide: string | undefined, narrow: string | undefined) =>
      String.fromCharCode(parseInt(wide ?? narrow ?? '0', 16)),
    );
}
