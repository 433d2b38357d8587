import { z } from 'zod';

/** A field of one line; a browser sends it, if at all, as such. */
export const textField = z.string().max(500).default('');

/** Boxes of one name: a browser sends one text, several, or nothing. */
export const textFields = z.preprocess(
  (value) => (typeof value === 'string' ? [value] : value),
  z.array(z.string().max(500)).max(200).default([]),
);

/** Reads a form field by field, and keeps the names of those that are not what they should be. */
export class FormReader<Field extends string> {
  readonly #form: Readonly<Record<Field, unknown>>;
  readonly #problems = new Set<Field>();

  constructor(form: Readonly<Record<Field, unknown>>) {
    this.#form = form;
  }

  get problems(): ReadonlySet<Field> {
    return this.#problems;
  }

  mark(name: Field): void {
    this.#problems.add(name);
  }

  text(name: Field): string {
    const value = this.#form[name];
    return typeof value === 'string' ? value.trim() : '';
  }

  /** A whole number between these, both included; where it is none, the lower one, and the field is marked. */
  number(name: Field, [low, high]: readonly [number, number]): number {
    const text = this.text(name);
    const value = Number(text);
    if (/^\d{1,9}$/.test(text) && value >= low && value <= high) return value;
    this.mark(name);
    return low;
  }

  /** As number, but an empty field is no mistake. */
  optional(name: Field, range: readonly [number, number]): number | undefined {
    return this.text(name) === '' ? undefined : this.number(name, range);
  }

  /** One of these texts; where it is none, the first, and the field is marked. */
  oneOf<const T extends string>(name: Field, values: readonly [T, ...T[]]): T {
    const found = values.find((value) => value === this.text(name));
    if (found === undefined) this.mark(name);
    return found ?? values[0];
  }
}
