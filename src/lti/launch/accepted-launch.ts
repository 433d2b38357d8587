import { claim, message } from '../claims-vocabulary.js';
import { deepLinkingSettings, type DeepLinkingSettings } from '../deep-linking/settings.js';
import type { Deployment } from '../deployments.js';
import { originOf } from '../frame-origins.js';
import { fullName } from '../full-name.js';
import type { Registration } from '../registrations.js';
import { customValue, localeOf, type LaunchClaims } from './claims.js';
import { required } from './required-claim.js';
import { launchRole, type LaunchRole } from './roles.js';

/** The grade service as this launch grants it (Assignment and Grade Services 2.0, section 3.1). */
export interface GradeService {
  readonly scopes: readonly string[];
  readonly lineItem: string | undefined;
  readonly lineItems: string | undefined;
}

/** Who takes part in the course, and in which groups, as this launch lets us ask (NRPS 2.0; Course Groups 1.0). */
export interface RosterService {
  readonly members: string | undefined;
  readonly groups: string | undefined;
  readonly groupSets: string | undefined;
}

/** One placement of a path in a course, as its launch says it. */
export interface LaunchedLink {
  readonly id: string;
  readonly title: string | undefined;
  /** The path that the link's custom parameter names. */
  readonly path: string | undefined;
  /** The prescription that the link was made for. */
  readonly prescription: string | undefined;
  /** Ids of the links that it was copied from, the newest first, where the platform tells. */
  readonly history: readonly string[];
}

/** What a launch says, once nothing speaks against it. Whatever may be absent is. */
interface AnyLaunch {
  readonly registration: Registration;
  readonly deployment: Deployment;
  readonly person: {
    readonly sub: string;
    readonly name: string | undefined;
    readonly email: string | undefined;
  };
  readonly role: LaunchRole;
  readonly locale: string | undefined;
  readonly context: {
    readonly id: string | undefined;
    readonly title: string | undefined;
    /** Ids of the courses that it was copied from, the newest first, where the platform tells. */
    readonly history: readonly string[];
  };
  readonly returnUrl: string | undefined;
}

export interface ResourceLinkLaunch extends AnyLaunch {
  readonly message: 'resource-link';
  readonly resourceLink: LaunchedLink;
  readonly grades: GradeService | undefined;
  readonly roster: RosterService | undefined;
  /** Whose work is looked at, in a submission review (Submission Review 1.0): their id on the platform. */
  readonly forUser: string | undefined;
}

export interface DeepLinkingLaunch extends AnyLaunch {
  readonly message: 'deep-linking';
  readonly deepLinking: DeepLinkingSettings;
}

export type AcceptedLaunch = ResourceLinkLaunch | DeepLinkingLaunch;

function gradeService(claims: LaunchClaims): GradeService | undefined {
  const endpoint = claims[claim.endpoint];
  if (endpoint === undefined) return undefined;
  return { scopes: endpoint.scope ?? [], lineItem: endpoint.lineitem, lineItems: endpoint.lineitems };
}

function rosterService(claims: LaunchClaims): RosterService | undefined {
  const members = claims[claim.members]?.context_memberships_url;
  const groups = claims[claim.groups];
  if (members === undefined && groups === undefined) return undefined;
  return { members, groups: groups?.context_groups_url, groupSets: groups?.context_group_sets_url };
}

/** Pages link to it: nothing but a page of the Web may stand there. */
function returnUrlOf(url: string | undefined): string | undefined {
  return url !== undefined && originOf(url) !== undefined ? url : undefined;
}

/** Lists of ids come as one text, the newest first (LTI Core 1.3, appendix B: `Context.id.history`). */
function historyOf(claims: LaunchClaims, name: string): string[] {
  const ids = customValue(claims, name)?.split(',') ?? [];
  return ids.map((id) => id.trim()).filter((id) => id !== '' && id.length <= 255);
}

export function acceptedLaunch(
  claims: LaunchClaims,
  registration: Registration,
  deployment: Deployment,
): AcceptedLaunch {
  const context = claims[claim.context];
  const presentation = claims[claim.launchPresentation];
  const common = {
    registration,
    deployment,
    person: { sub: required(claims.sub, 'sub'), name: fullName(claims), email: claims.email },
    role: launchRole(claims[claim.roles] ?? []),
    locale: localeOf(claims),
    context: {
      id: context?.id,
      title: context?.title ?? context?.label,
      history: historyOf(claims, 'context_id_history'),
    },
    returnUrl: returnUrlOf(presentation?.return_url),
  };
  if (claims[claim.messageType] === message.deepLinking) {
    return { message: 'deep-linking', deepLinking: deepLinkingSettings(claims), ...common };
  }
  const link = claims[claim.resourceLink];
  const reviewed = claims[claim.messageType] === message.submissionReview;
  return {
    message: 'resource-link',
    resourceLink: {
      id: required(link?.id, 'resource_link.id'),
      title: link?.title,
      path: customValue(claims, 'path'),
      prescription: customValue(claims, 'prescription'),
      history: historyOf(claims, 'resource_link_id_history'),
    },
    grades: gradeService(claims),
    roster: rosterService(claims),
    forUser: reviewed ? required(claims[claim.forUser]?.user_id, 'for_user.user_id') : undefined,
    ...common,
  };
}
