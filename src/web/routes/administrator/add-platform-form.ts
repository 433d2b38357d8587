import { z } from 'zod';
import { ASKED, type AskedField } from '../../../lti/presets/preset.js';
import type { Answers } from '../../../lti/presets/fill-preset.js';
import { tenancySchema } from '../../../lti/tenancy.js';
import { isIssuerAddress, isWebAddress } from '../../../lti/web-address.js';
import { addressRefusal } from '../../../outbound/guarded-client.js';
import type { Config } from '../../../config.js';
import { line } from '../../forms/line.js';
import type { MessageKey } from '../../i18n/fr.js';

/** Whatever was typed, to be judged field by field and shown again. */
const typed = z
  .string()
  .max(4_000)
  .default('')
  .transform((text) => text.trim());

/** "Which LMS, which address", as the address of the page says it. */
export const questionSchema = z.object({
  preset: typed.catch(''),
  address: typed.catch(''),
});

export const addPlatformForm = z.object({
  preset: typed,
  address: typed,
  name: typed,
  tenancy: tenancySchema,
  clientId: typed,
  deployment: typed,
  issuer: typed,
  authorizationUrl: typed,
  tokenUrl: typed,
  jwksUrl: typed,
  tokenAudience: typed,
});

export type AddPlatformForm = z.infer<typeof addPlatformForm>;

/** What stands wrong in which field. */
export type Problems = Partial<Record<AskedField | 'address' | 'name', MessageKey>>;

/** What was answered; an empty field answers nothing. */
export function answersIn(form: AddPlatformForm): Answers {
  return Object.fromEntries(ASKED.flatMap((field) => (form[field] === '' ? [] : [[field, form[field]]])));
}

type Places = Pick<Config, 'loopback' | 'allowedPrivateHosts'>;

/** What is wrong with an address that browsers or this service will call. */
export function addressProblem(
  text: string,
  { loopback, allowedPrivateHosts }: Places,
): MessageKey | undefined {
  if (!isWebAddress(text)) return 'add-platform.wrong-address';
  const refusal = addressRefusal(text, { allowLoopback: loopback, allowedPrivateHosts });
  if (refusal === undefined) return undefined;
  return refusal === 'address_refused' ? 'add-platform.private-address' : 'add-platform.wrong-address';
}

function problemOf(field: AskedField, value: string, places: Places): MessageKey | undefined {
  switch (field) {
    case 'clientId':
    case 'tokenAudience':
      return line(500).safeParse(value).success ? undefined : 'add-platform.wrong-text';
    case 'deployment':
      return line(255).safeParse(value).success ? undefined : 'add-platform.wrong-text';
    case 'issuer':
      return isIssuerAddress(value) ? undefined : 'add-platform.wrong-issuer';
    default:
      return addressProblem(value, places);
  }
}

/** Judges each answer by itself. */
export function problemsIn(answers: Answers, places: Places): Problems {
  const found: Problems = {};
  for (const field of ASKED) {
    const value = answers[field];
    const problem = value === undefined ? undefined : problemOf(field, value, places);
    if (problem !== undefined) found[field] = problem;
  }
  return found;
}
