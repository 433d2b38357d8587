import { z } from 'zod';
import { tenancySchema } from '../tenancy.js';

/** In both languages: nobody who connects a platform has to guess. */
const textSchema = z.strictObject({ fr: z.string().min(1), en: z.string().min(1) });

export type PresetText = z.infer<typeof textSchema>;

/** The same in every language, where it is a name or an address. */
const textOrSame = z
  .union([z.string().min(1), textSchema])
  .transform((text) => (typeof text === 'string' ? { fr: text, en: text } : text));

/** An address with `{address}`, `{origin}` and `{clientId}` in it, see config/platforms/README.md. */
const templateSchema = z
  .string()
  .regex(/^(https:\/\/|\{(address|origin)\})/, 'an https address or a template');

const addressesSchema = z.strictObject({
  issuer: templateSchema.optional(),
  authorizationUrl: templateSchema.optional(),
  tokenUrl: templateSchema.optional(),
  jwksUrl: templateSchema.optional(),
  tokenAudience: templateSchema.optional(),
});

/** What the administrator of the LMS is asked for: its name there, and what it looks like. */
const askedSchema = z.strictObject({ name: textSchema, example: z.string().min(1).optional() });

/** Everything that an administrator may be asked for. */
export const ASKED = [
  'clientId',
  'deployment',
  'issuer',
  'authorizationUrl',
  'tokenUrl',
  'jwksUrl',
  'tokenAudience',
] as const;

export type AskedField = (typeof ASKED)[number];

/** What a registration cannot do without. */
const NEEDED = ['issuer', 'authorizationUrl', 'tokenUrl', 'jwksUrl'] as const;

/** What "which LMS" decides: a file of config/platforms/. */
export const presetFileSchema = z
  .strictObject({
    name: textOrSame,
    /** What stands in the registration and chooses the quirks. */
    family: z.string().regex(/^[a-z][a-z-]*$/),
    /** The page of docs/platforms/, without its ending. */
    guide: z.string().regex(/^[a-z][a-z-]*$/),
    tenancy: tenancySchema,
    address: z.strictObject({
      example: z.url(),
      /** Whether an LMS may live in a folder of its host, which then is part of its address. */
      keepsFolder: z.boolean().default(false),
      /** Folders of the LMS' own pages: an address copied from one of them ends before it. */
      cutAt: z.array(z.string().min(1)).default([]),
    }),
    dynamicRegistration: z.discriminatedUnion('offered', [
      z.strictObject({ offered: z.literal(true), where: textSchema }),
      z.strictObject({ offered: z.literal(false) }),
    ]),
    platform: addressesSchema.extend({
      variants: z.array(addressesSchema.extend({ hostEndsWith: z.string().startsWith('.') })).default([]),
    }),
    asked: z.strictObject({
      where: textSchema,
      fields: z.partialRecord(z.enum(ASKED), askedSchema),
    }),
    entered: z.strictObject({
      where: textSchema,
      values: z.array(z.strictObject({ name: textSchema, value: textOrSame })).min(1),
    }),
    /** How to see that it works. */
    next: textSchema,
  })
  .superRefine(({ platform, asked }, context) => {
    for (const field of ['clientId', 'deployment'] as const) {
      if (asked.fields[field] === undefined) {
        context.addIssue({
          code: 'custom',
          path: ['asked', 'fields'],
          message: `${field} must be asked for`,
        });
      }
    }
    for (const field of NEEDED) {
      if ((platform[field] === undefined) === (asked.fields[field] === undefined)) {
        const message = `${field} must stand either here or in asked.fields`;
        context.addIssue({ code: 'custom', path: ['platform'], message });
      }
    }
  });

export type PresetFile = z.infer<typeof presetFileSchema>;

/** What "which LMS" decides; its id is its file's name. */
export interface Preset extends PresetFile {
  readonly id: string;
}

export type Presets = ReadonlyMap<string, Preset>;
