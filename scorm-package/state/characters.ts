/** Numbers and words as printable ASCII: what every LMS keeps, and takes for one character each. */

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The text is no state, or was cut short. */
export class MalformedStateError extends Error {}

/**
 * A whole number in so many digits of base 64; one that is larger is written as the largest.
 * @param value from 0 @param digits 1–4
 */
export function digitsOf(value: number, digits: number): string {
  const most = 64 ** digits - 1;
  let left = Math.min(most, Math.max(0, Math.round(value)));
  let text = '';
  for (let digit = 0; digit < digits; digit += 1) {
    text = `${DIGITS[left % 64] ?? ''}${text}`;
    left = Math.floor(left / 64);
  }
  return text;
}

/** Reads what was written, from its beginning to its end. */
export class StateReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get atEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  /** @throws MalformedStateError past the end */
  take(characters: number): string {
    const taken = this.#text.slice(this.#at, this.#at + characters);
    if (taken.length < characters) throw new MalformedStateError('cut short');
    this.#at += characters;
    return taken;
  }

  /** @throws MalformedStateError for what is no digit, and past the end */
  number(digits: number): number {
    let value = 0;
    for (const character of this.take(digits)) {
      const digit = DIGITS.indexOf(character);
      if (digit < 0) throw new MalformedStateError(`${character} is no digit`);
      value = value * 64 + digit;
    }
    return value;
  }
}
