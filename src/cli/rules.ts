import { z } from 'zod';
import type { Language } from '../content/localized.js';
import { isIssuerAddress, isWebAddress } from '../lti/web-address.js';
import type { Rule } from './argument.js';

/** An address that browsers and this service may call. */
export const webAddress: Rule<string> = {
  schema: z.string().refine(isWebAddress),
  mayBe: 'an https address (http on this machine only) without a password and without a #fragment',
};

/** What a platform calls itself (LTI Security Framework 1.0, section 5.1.2): an address without a query. */
export const issuerAddress: Rule<string> = {
  schema: z.string().refine(isIssuerAddress),
  mayBe: 'an https address (http on this machine only) without a query and without a #fragment',
};

/** A name or an id as another system gives it: one line of text. */
export const text = (max: number): Rule<string> => ({
  schema: z
    .string()
    .max(max)
    .regex(/^[^\p{Cc}]+$/u)
    .refine((value) => value.trim() === value),
  mayBe: `a text of one to ${max} characters, without spaces around it`,
});

/** A day, from its first moment in UTC, or a moment; as milliseconds since 1970. */
export const moment: Rule<number> = {
  schema: z.union([z.iso.date(), z.iso.datetime({ offset: true })]).transform((said) => Date.parse(said)),
  mayBe: 'a day such as 2026-11-20, or a moment such as 2026-11-20T08:00:00Z',
};

export const filePath: Rule<string> = {
  schema: z.string().min(1).max(4_000),
  mayBe: 'the path of a file',
};

/** The address of a store; one in memory would be gone at the end of the command. */
export const storeAddress: Rule<string> = {
  schema: z
    .string()
    .regex(/^(sqlite:.+|mongodb(\+srv)?:\/\/.+)$/)
    .refine((value) => value !== 'sqlite::memory:'),
  mayBe: 'sqlite:PATH or mongodb://HOST/DATABASE',
  secret: true,
};

export const wholeNumber = (from: number, to: number): Rule<number> => ({
  schema: z.coerce.number().pipe(z.int().min(from).max(to)),
  mayBe: `a whole number from ${from} to ${to}`,
});

/** A language that we speak. */
export const language = { schema: z.enum(['fr', 'en']), mayBe: 'fr or en' } satisfies Rule<Language>;
