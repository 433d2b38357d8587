import { digitsOf, type StateReader } from './characters.js';

const PLAIN = /^[ -$&-~]$/;
const ELLIPSIS = '…';

/** Stands for an ellipsis, which ends every text that was cut. */
const CUT = '%.';

/** Stands for a text that was right, where its beginning alone would not be. */
const RIGHT = '%=';

const escaped = (unit: string): string => {
  if (PLAIN.test(unit)) return unit;
  if (unit === ELLIPSIS) return CUT;
  const code = unit.charCodeAt(0);
  return code < 256 ? `%${code.toString(16).padStart(2, '0')}` : `%u${code.toString(16).padStart(4, '0')}`;
};

const withLength = (characters: string): string => digitsOf(characters.length, 2) + characters;

/** A text, or its beginning with an ellipsis, so that nobody takes it for the whole. @param most how many characters */
export function shortened(text: string, most: number): string {
  // Half of a character is none.
  return text.length <= most ? text : text.slice(0, most).replace(/[\ud800-\udbff]$/, '') + ELLIPSIS;
}

/** A free text as printable ASCII, its length before it. */
export function textOf(text: string): string {
  return withLength(text.split('').map(escaped).join(''));
}

/**
 * The text of one part, which is marked again whenever it is shown: cut, it is still as right or wrong as it was.
 *
 * @param most how many characters of it are kept
 * @param isRight how this part's text is marked
 */
export function partTextOf(text: string, most: number, isRight: (text: string) => boolean): string {
  const kept = shortened(text, most);
  if (isRight(kept) === isRight(text)) return textOf(kept);
  return isRight(text) ? withLength(RIGHT) : textOf(ELLIPSIS);
}

/**
 * @param right what a right answer reads as that was not kept
 * @throws MalformedStateError
 */
export function readText(reader: StateReader, right = ''): string {
  return reader
    .take(reader.number(2))
    .replace(/%u([0-9a-f]{4})|%([0-9a-f]{2})|%[.=]/g, (mark, wide?: string, narrow?: string) => {
      if (mark === CUT) return ELLIPSIS;
      return mark === RIGHT ? right : String.fromCharCode(parseInt(wide ?? narrow ?? '0', 16));
    });
}
