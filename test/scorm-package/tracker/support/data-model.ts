/** What an LMS checks a value by: empty for a good one, else what is wrong with it. */
export type Check = (value: string) => string;

export interface ElementRule {
  readonly access: 'r' | 'w' | 'rw';
  readonly check: Check;
  /** What is read before anything was written; absent for what has no value then. */
  readonly initial?: string;
}

/** Elements by their names, `n` in place of each index: `cmi.interactions.n.id`. */
export type DataModel = Readonly<Record<string, ElementRule>>;

export const matching =
  (pattern: RegExp): Check =>
  (value) =>
    pattern.test(value) ? '' : `${JSON.stringify(value)} is none of ${String(pattern)}`;

export const within =
  (check: Check, least: number, most: number): Check =>
  (value) =>
    check(value) || (Number(value) >= least && Number(value) <= most ? '' : `${value} is out of range`);

/** Characters that every LMS keeps: no control characters, no halves of characters. */
export const text =
  (most: number): Check =>
  (value) =>
    value.length > most
      ? `${value.length} characters`
      : /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(value)
        ? 'untellable characters'
        : '';

export const anything: Check = () => '';

export const readOnly = (initial: string): ElementRule => ({ access: 'r', check: anything, initial });

/** A word or a value that is not set at first. */
export const unset = (check: Check): ElementRule => ({ access: 'rw', check });

export const writeOnly = (check: Check): ElementRule => ({ access: 'w', check });

export const set = (check: Check, initial: string): ElementRule => ({ access: 'rw', check, initial });
