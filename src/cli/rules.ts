import { z } from 'zod';
import { isLoopbackHost } from '../config.js';
import type { Rule } from './argument.js';

function isWebAddress(text: string): boolean {
  if (text.length > 2_000 || !URL.canParse(text)) return false;
  const { protocol, hostname, username, password, hash } = new URL(text);
  if (username !== '' || password !== '' || hash !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname));
}

/** An address that browsers and this service may call. */
export const webAddress: Rule<string> = {
  schema: z.string().refine(isWebAddress),
  mayBe: 'an https address (http on this machine only) without a password and without a #fragment',
};

/** What a platform calls itself (LTI Security Framework 1.0, section 5.1.2): an address without a query. */
export const issuerAddress: Rule<string> = {
  schema: webAddress.schema.refine((text) => !text.includes('?')),
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
