import { personById } from '../course/people.js';
import { DemoLmsError } from '../errors.js';
import type { Lms } from '../lms.js';
import type { MessageType } from '../names.js';
import type { ResourceLink } from '../state/schema.js';
import { targetLinkUri } from './launch-claims.js';
import { registrationOf } from './registrations.js';

export interface LoginOptions {
  /** Which tool; the newest registration when absent. */
  readonly clientId?: string;
  readonly messageType?: MessageType;
  readonly target?: 'iframe' | 'window';
  /** The origin that the person came by; the issuer's when absent. */
  readonly host?: string;
  /** The `id` of the person whose work a submission review shows. */
  readonly forUserId?: string;
}

/** What the browser is to carry to the tool's login address, by GET or by POST. */
export interface LoginStart {
  readonly url: string;
  readonly params: Readonly<Record<string, string>>;
}

/**
 * Begins a launch of a link (null: a deep linking request, which is about none): third-party initiated login (1EdTech Security Framework 1.0 section 5.1.1.1).
 *
 * @throws DemoLmsError `unknown_link`, `unknown_person` (404), `unknown_client` (400), `no_tool` (409)
 */
export function startLogin(
  lms: Lms,
  linkId: string | null,
  personId: string,
  options: LoginOptions = {},
): LoginStart {
  const person = personById(personId);
  const registration = registrationOf(lms, options.clientId);
  const messageType = options.messageType ?? 'LtiResourceLinkRequest';
  const link = linkOf(lms, linkId, messageType);
  const hint = lms.launches.begin({
    linkId: link?.id ?? null,
    personId,
    clientId: registration.clientId,
    messageType,
    host: options.host ?? lms.origin,
    target: options.target ?? 'window',
    ...(options.forUserId === undefined ? {} : { forUserId: options.forUserId }),
  });
  return {
    url: registration.loginUri,
    params: {
      iss: lms.origin,
      login_hint: person.sub,
      target_link_uri: targetLinkUri(registration, link, messageType),
      lti_message_hint: hint,
      client_id: registration.clientId,
      lti_deployment_id: registration.deploymentId,
    },
  };
}

/**
 * The link that a message is about; deep linking is about none.
 *
 * @throws DemoLmsError `unknown_link` (404)
 */
export function linkOf(lms: Lms, id: string | null, messageType: MessageType): ResourceLink | undefined {
  return messageType === 'LtiDeepLinkingRequest' ? undefined : linkById(lms, id ?? '');
}

/** @throws DemoLmsError `unknown_link` (404) */
export function linkById(lms: Lms, id: string): ResourceLink {
  const link = lms.keeper.state.links.find((candidate) => candidate.id === id);
  if (link === undefined) throw new DemoLmsError(404, 'unknown_link', `no activity is called ${id}`);
  return link;
}

/** The login address with its parameters in the query; the address may have a query of its own. */
export function loginUrl({ url, params }: LoginStart): string {
  const address = new URL(url);
  for (const [name, value] of Object.entries(params)) address.searchParams.set(name, value);
  return address.href;
}
