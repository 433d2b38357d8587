import { COURSE } from '../course/course.js';
import { displayName, rolesOf } from '../course/people.js';
import type { Person } from '../course/people.js';
import type { Lms } from '../lms.js';
import { CLAIM } from '../names.js';
import type { MessageType } from '../names.js';
import type { Registration, ResourceLink } from '../state/schema.js';
import { deepLinkingData, deepLinkingReturnUrl } from './deep-linking-response.js';
import { agsClaim, groupsClaim, nrpsClaim } from './service-claims.js';
import { substitute } from './substitute.js';

/** The payload of an id_token. */
export type Claims = Record<string, unknown>;

export interface Launch {
  readonly registration: Registration;
  /** Absent in a deep linking request. */
  readonly link: ResourceLink | undefined;
  readonly person: Person;
  readonly nonce: string;
  readonly messageType: MessageType;
  /** The origin that the person came by. */
  readonly host: string;
  readonly target: 'iframe' | 'window';
  /** Whose work is looked at, in a submission review. */
  readonly forUser?: Person | undefined;
}

/** Moodle's tokens live one minute; so do these. */
const LIFETIME_SECONDS = 60;

/** The claims of a launch (LTI Core 1.3 section 5.3), the names only where the registration asked for them. */
export function launchClaims(lms: Lms, launch: Launch): Claims {
  const { registration, person, link, messageType } = launch;
  const iat = Math.floor(lms.now() / 1000);
  return {
    iss: lms.origin,
    aud: registration.clientId,
    sub: person.sub,
    iat,
    exp: iat + LIFETIME_SECONDS,
    nonce: launch.nonce,
    ...personalClaims(registration, person),
    [CLAIM.messageType]: messageType,
    [CLAIM.version]: '1.3.0',
    [CLAIM.deploymentId]: registration.deploymentId,
    [CLAIM.targetLinkUri]: targetLinkUri(registration, link, messageType),
    [CLAIM.roles]: rolesOf(person),
    [CLAIM.context]: { id: COURSE.id, label: COURSE.label, title: COURSE.title, type: [...COURSE.type] },
    [CLAIM.toolPlatform]: {
      guid: lms.origin,
      name: 'Espace de cours (démonstration)',
      product_family_code: 'parcours-demo-lms',
      version: '1',
    },
    [CLAIM.launchPresentation]: {
      locale: 'fr',
      document_target: launch.target,
      return_url: `${launch.host}/cours/retour`,
    },
    ...customClaim(launch),
    ...agsClaim(lms, registration, link),
    ...nrpsClaim(lms, registration),
    ...groupsClaim(lms, registration),
    ...messageClaims(launch),
  };
}

/** Where a message opens: the link's own address, else the one registered for the message, else the tool's. */
export function targetLinkUri(
  registration: Registration,
  link: ResourceLink | undefined,
  messageType: MessageType,
): string {
  const forMessage = registration.messages.find(({ type }) => type === messageType)?.targetLinkUri;
  return link?.targetLinkUri ?? forMessage ?? registration.targetLinkUri;
}

/** `name`, `given_name`, `family_name`, `email`: what the tool asked for and the person has. */
export function personalClaims(registration: Registration, person: Person): Claims {
  if (person.givenName === undefined) return {};
  const all = {
    name: displayName(person),
    given_name: person.givenName,
    family_name: person.familyName,
    email: person.email,
  };
  return Object.fromEntries(Object.entries(all).filter(([name]) => registration.claims.includes(name)));
}

function customClaim({ registration, link, person }: Launch): Claims {
  const parameters = {
    ...registration.custom,
    ...link?.custom,
  };
  if (Object.keys(parameters).length === 0) return {};
  return { [CLAIM.custom]: substitute(parameters, { link, person, registration }) };
}

function messageClaims(launch: Launch): Claims {
  const { link, messageType, host, forUser } = launch;
  if (link === undefined) {
    return {
      [CLAIM.deepLinkingSettings]: {
        deep_link_return_url: deepLinkingReturnUrl(host),
        accept_types: ['ltiResourceLink'],
        accept_presentation_document_targets: ['iframe', 'window'],
        accept_multiple: true,
        accept_lineitem: true,
        auto_create: true,
        data: deepLinkingData(launch.person.id),
      },
    };
  }
  const { id, title, description } = link;
  return {
    [CLAIM.resourceLink]: { id, title, ...(description === undefined ? {} : { description }) },
    ...(messageType === 'LtiSubmissionReviewRequest' && forUser !== undefined
      ? { [CLAIM.forUser]: { user_id: forUser.sub, roles: rolesOf(forUser) } }
      : {}),
  };
}
