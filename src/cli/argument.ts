import { z } from 'zod';

/** One thing that a command is told: what stands in its place on the line, or behind its option. */
export interface Argument<T> {
  readonly kind: 'required' | 'optional' | 'repeated' | 'switch';
  /** How the help names the value: `URL`. Empty for a switch and for what stands in a place of its own. */
  readonly value: string;
  readonly schema: z.ZodType<T>;
  /** A sentence for the help. */
  readonly says: string;
  /** Ends the sentence "it may be …". */
  readonly mayBe: string;
  /** Never repeated in a message. */
  readonly secret?: true;
}

/** By name, as the code says it: `clientId` is `--client-id` as an option and `CLIENT_ID` in a place. */
export type Arguments = Readonly<Record<string, Argument<unknown>>>;

export type ValuesOf<A extends Arguments> = {
  readonly [K in keyof A]: A[K] extends Argument<infer T> ? T : never;
};

/** What a value may be, in code and in words. */
export interface Rule<T> {
  readonly schema: z.ZodType<T>;
  readonly mayBe: string;
  readonly secret?: true;
}

export const required = <T>(value: string, rule: Rule<T>, says: string): Argument<T> => ({
  kind: 'required',
  value,
  says,
  ...rule,
});

export const optional = <T>(value: string, rule: Rule<T>, says: string): Argument<T | undefined> => ({
  kind: 'optional',
  value,
  says,
  ...rule,
  schema: rule.schema.optional(),
});

/** Given once or more. */
export const repeated = <T>(value: string, rule: Rule<T>, says: string): Argument<T[]> => ({
  kind: 'repeated',
  value,
  says,
  ...rule,
  schema: z.array(rule.schema).min(1),
});

/** Given once, several times or not at all. */
export const anyNumberOf = <T>(value: string, rule: Rule<T>, says: string): Argument<T[]> => ({
  ...repeated(value, rule, says),
  schema: z.array(rule.schema).default([]),
});

export const flag = (says: string): Argument<boolean> => ({
  kind: 'switch',
  value: '',
  says,
  schema: z.boolean(),
  mayBe: '',
});
