import { claim } from '../claims-vocabulary.js';
import type { Deployment } from '../deployments.js';
import { originOf } from '../frame-origins.js';
import type { Registration } from '../registrations.js';
import { customValue, localeOf, type LaunchClaims } from './claims.js';
import { launchRole, type LaunchRole } from './roles.js';

/** The grade service as this launch grants it (Assignment and Grade Services 2.0, section 3.1). */
export interface GradeService {
  readonly scopes: readonly string[];
  readonly lineItem: string | undefined;
  readonly lineItems: string | undefined;
}

/** What a launch says, once nothing speaks against it. Whatever may be absent is. */
export interface AcceptedLaunch {
  readonly registration: Registration;
  readonly deployment: Deployment;
  readonly person: {
    readonly sub: string;
    readonly name: string | undefined;
    readonly email: string | undefined;
  };
  readonly role: LaunchRole;
  readonly locale: string | undefined;
  readonly resourceLink: { readonly id: string; readonly title: string | undefined };
  readonly context: { readonly id: string | undefined; readonly title: string | undefined };
  /** The path that the link's custom parameter names. */
  readonly path: string | undefined;
  readonly returnUrl: string | undefined;
  readonly grades: GradeService | undefined;
}

/** A launch that reached this point without a claim which the checks demand: the list of checks has a hole. */
class UncheckedClaimError extends Error {}

function required(value: string | undefined, name: string): string {
  if (value === undefined) throw new UncheckedClaimError(`${name} was not checked`);
  return value;
}

function fullName({ name, given_name: given, family_name: family }: LaunchClaims): string | undefined {
  const joined = [given, family].filter((part) => part !== undefined).join(' ');
  return name ?? (joined === '' ? undefined : joined);
}

function gradeService(claims: LaunchClaims): GradeService | undefined {
  const endpoint = claims[claim.endpoint];
  if (endpoint === undefined) return undefined;
  return { scopes: endpoint.scope ?? [], lineItem: endpoint.lineitem, lineItems: endpoint.lineitems };
}

/** Pages link to it: nothing but a page of the Web may stand there. */
function returnUrlOf(url: string | undefined): string | undefined {
  return url !== undefined && originOf(url) !== undefined ? url : undefined;
}

export function acceptedLaunch(
  claims: LaunchClaims,
  registration: Registration,
  deployment: Deployment,
): AcceptedLaunch {
  const link = claims[claim.resourceLink];
  const context = claims[claim.context];
  const presentation = claims[claim.launchPresentation];
  return {
    registration,
    deployment,
    person: { sub: required(claims.sub, 'sub'), name: fullName(claims), email: claims.email },
    role: launchRole(claims[claim.roles] ?? []),
    locale: localeOf(claims),
    resourceLink: { id: required(link?.id, 'resource_link.id'), title: link?.title },
    context: { id: context?.id, title: context?.title ?? context?.label },
    path: customValue(claims, 'path'),
    returnUrl: returnUrlOf(presentation?.return_url),
    grades: gradeService(claims),
  };
}
