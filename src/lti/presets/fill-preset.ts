import { originOf } from '../frame-origins.js';
import { fillTemplate } from './fill-template.js';
import type { PlatformAddress } from './platform-address.js';
import { ASKED, type AskedField, type Preset } from './preset.js';

/** What an administrator said beside the address; what is said here wins over the preset. */
export type Answers = { readonly [K in AskedField]?: string | undefined };

/** A registration as far as it is known. */
export interface FilledPreset {
  readonly values: Answers;
  /** What must still be asked for, in the order of {@link ASKED}. */
  readonly missing: readonly AskedField[];
  /** Whose pages may frame ours. */
  readonly frameOrigins: readonly string[];
}

/** The preset's own addresses: those of the first variant that the host belongs to, else the usual ones. */
function addressesOf({ platform }: Preset, origin: string): Answers {
  const { variants, ...usual } = platform;
  const { hostname } = new URL(origin);
  const variant = variants.find(({ hostEndsWith }) => hostname.endsWith(hostEndsWith));
  return variant === undefined ? usual : { ...usual, ...variant };
}

/** Fills a registration with what the preset knows of an LMS at this address, and what was said. */
export function fillPreset(preset: Preset, place: PlatformAddress, answers: Answers): FilledPreset {
  const known = addressesOf(preset, place.origin);
  const places = { ...place, clientId: answers.clientId };
  const values: { [K in AskedField]?: string } = {};
  const missing: AskedField[] = [];
  for (const field of ASKED) {
    const template = known[field];
    const value = answers[field] ?? (template === undefined ? undefined : fillTemplate(template, places));
    if (value !== undefined) values[field] = value;
    // An address that waits for another answer is not asked for.
    else if (template === undefined && preset.asked.fields[field] !== undefined) missing.push(field);
  }
  const framing = [place.origin, values.issuer, values.authorizationUrl];
  const frameOrigins = framing.flatMap((url) => (url === undefined ? [] : (originOf(url) ?? [])));
  return { values, missing, frameOrigins: [...new Set(frameOrigins)] };
}

/** What the answer to a question looks like, for this LMS. */
export function exampleOf(preset: Preset, field: AskedField, place: PlatformAddress): string | undefined {
  const example = preset.asked.fields[field]?.example;
  return example === undefined ? undefined : fillTemplate(example, { ...place });
}
