import { z } from 'zod';
import { isStorableText } from '../../store/envelope.js';
import { claim } from '../claims-vocabulary.js';
import { LaunchRefusal } from './refusal.js';

const UNRESOLVED_VARIABLE = /^\$[A-Z][A-Za-z]*(\.[A-Za-z]+)+$/;

/** Platforms send null, blanks, and `$Variable` where they have nothing to say. */
function absent(value: unknown): boolean {
  return value === null || value === '' || (typeof value === 'string' && UNRESOLVED_VARIABLE.test(value));
}

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (absent(value) ? undefined : value), schema.optional());

const text = (max: number) => optional(z.string().max(max).refine(isStorableText));
/** What only decorates the page is passed over when it is not what it should be. */
const decoration = (max: number) => text(max).catch(undefined);
const seconds = optional(z.number());
/** Some platforms send the texts "true" and "false" (Deep Linking 2.0 has booleans). */
const yesOrNo = optional(
  z.union([z.boolean(), z.stringbool({ truthy: ['true', '1'], falsy: ['false', '0'] })]),
).catch(undefined);
const texts = optional(z.array(z.string().max(500).refine(isStorableText)).max(200));
const webAddress = optional(z.url({ protocol: /^https?$/ }).max(4_000));

const claimsSchema = z.looseObject({
  iss: text(1_000),
  aud: optional(z.union([z.string(), z.array(z.string()).max(20)])),
  azp: text(500),
  sub: text(255),
  exp: seconds,
  iat: seconds,
  nbf: seconds,
  nonce: text(500),
  name: decoration(500),
  given_name: decoration(250),
  family_name: decoration(250),
  email: decoration(320),
  locale: decoration(35),
  [claim.messageType]: text(200),
  [claim.version]: text(20),
  [claim.deploymentId]: text(255),
  [claim.targetLinkUri]: text(2_000),
  [claim.roles]: optional(z.array(z.string().max(500)).max(200)),
  [claim.resourceLink]: optional(
    z.looseObject({ id: text(255), title: decoration(1_000), description: decoration(10_000) }),
  ),
  [claim.context]: optional(
    z.looseObject({ id: decoration(255), title: decoration(1_000), label: decoration(500) }),
  ),
  [claim.custom]: optional(z.record(z.string(), z.unknown())),
  [claim.launchPresentation]: optional(
    z.looseObject({ locale: decoration(35), return_url: decoration(2_000), document_target: decoration(20) }),
  ).catch(undefined),
  [claim.toolPlatform]: optional(
    z.looseObject({ product_family_code: decoration(200), name: decoration(500) }),
  ).catch(undefined),
  [claim.endpoint]: optional(
    z.looseObject({
      scope: optional(z.array(z.string())),
      lineitems: optional(z.url()),
      lineitem: optional(z.url()),
    }),
  ).catch(undefined),
  [claim.members]: optional(
    z.looseObject({ context_memberships_url: webAddress, service_versions: texts }),
  ).catch(undefined),
  [claim.groups]: optional(
    z.looseObject({
      scope: texts,
      context_groups_url: webAddress,
      context_group_sets_url: webAddress,
      service_versions: texts,
    }),
  ).catch(undefined),
  [claim.forUser]: optional(
    z.looseObject({ user_id: text(255), name: decoration(500), email: decoration(320) }),
  ),
  [claim.deepLinkingSettings]: optional(
    z.looseObject({
      deep_link_return_url: webAddress,
      accept_types: texts,
      accept_presentation_document_targets: texts.catch(undefined),
      accept_multiple: yesOrNo,
      accept_lineitem: yesOrNo,
      auto_create: yesOrNo,
      title: decoration(1_000),
      text: decoration(10_000),
      // Given back as it came, blanks and all.
      data: z.string().max(20_000).refine(isStorableText).nullish(),
    }),
  ),
});

/** The claims as sent, each of the right kind or absent; which must be there is for the checks to say. */
export type LaunchClaims = z.infer<typeof claimsSchema>;

/** @throws LaunchRefusal `claims_malformed` where a claim is an object or a number in place of a text… */
export function readClaims(payload: unknown): LaunchClaims {
  const parsed = claimsSchema.safeParse(payload);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => issue.path.join('.') || 'payload');
  throw new LaunchRefusal('claims_malformed', `not of the right kind: ${fields.join(', ')}`);
}

/** The language of the person before the screen, as their platform says it. */
export function localeOf(claims: LaunchClaims): string | undefined {
  return claims[claim.launchPresentation]?.locale ?? claims.locale;
}

/** The longest that we read are lists of ids of earlier years' links and courses. */
const LONGEST_CUSTOM = 4_000;

/** A custom parameter, if the platform resolved it; nothing of what cannot be one of ours. */
export function customValue(claims: LaunchClaims, name: string): string | undefined {
  const value = claims[claim.custom]?.[name];
  if (typeof value !== 'string' || absent(value)) return undefined;
  return value.length <= LONGEST_CUSTOM && isStorableText(value) ? value : undefined;
}
