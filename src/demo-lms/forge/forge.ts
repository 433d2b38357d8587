import { personById, personBySub } from '../course/people.js';
import { DemoLmsError } from '../errors.js';
import type { Lms } from '../lms.js';
import { authorize } from '../platform/authorize.js';
import { addressOf } from '../platform/endpoints.js';
import { launchClaims } from '../platform/launch-claims.js';
import type { Claims } from '../platform/launch-claims.js';
import { linkOf } from '../platform/login.js';
import type { LoginOptions } from '../platform/login.js';
import { registrationOf } from '../platform/registrations.js';
import { signJws } from './sign.js';
import type { SignOptions } from './sign.js';

/** How an id_token is to differ from a good one. */
export interface Forgery extends SignOptions {
  /** Given the good claims, returns those to sign; a string is signed as it is, JSON or not. */
  readonly claims?: (claims: Claims) => Claims | string;
}

export interface LaunchInput extends LoginOptions {
  /** `id` of a link and of a person; the first graded one and a learner when absent. */
  readonly link?: string;
  readonly person?: string;
  readonly nonce: string;
}

/** What the browser would post to the tool's redirect address. */
export interface LaunchForm {
  readonly id_token: string;
  readonly state: string;
}

export interface ErrorForm {
  readonly error: string;
  readonly error_description: string;
  readonly state: string;
}

/** Makes launches, good and bad, without a browser. */
export interface Forge {
  /** The claims of a good launch. */
  claims(input: LaunchInput): Claims;
  /** A signed id_token for a launch nobody began. */
  signLaunch(input: LaunchInput & Forgery): string;
  /** Signs any payload. */
  sign(payload: Claims | string, options?: SignOptions): string;
  /**
   * Plays the authorisation endpoint for the address that a tool's login redirected to, as the browser of the
   * person named by `login_hint` would. The launch in progress may be played again.
   *
   * @throws DemoLmsError with the OIDC error as its code, when the endpoint would not give a token
   */
  launchForm(authorizationUrl: string, forgery?: Forgery): LaunchForm;
  /** The form that says an OIDC error to the tool: by default that nobody is signed in. */
  errorForm(authorizationUrl: string, error?: string): ErrorForm;
}

export function createForge(lms: Lms): Forge {
  const claims = ({ link, person, nonce, ...options }: LaunchInput): Claims =>
    launchClaims(lms, {
      registration: registrationOf(lms, options.clientId),
      link: linkOf(lms, link ?? 'positionnement', options.messageType ?? 'LtiResourceLinkRequest'),
      person: personById(person ?? 'camille.arnoult'),
      nonce,
      messageType: options.messageType ?? 'LtiResourceLinkRequest',
      host: options.host ?? lms.origin,
      target: options.target ?? 'window',
      forUser: options.forUserId === undefined ? undefined : personById(options.forUserId),
    });
  const forged = (good: Claims, forgery: Forgery): string =>
    signJws(lms.signingKey, forgery.claims === undefined ? good : forgery.claims(good), forgery);

  return {
    claims,
    signLaunch: (input) => forged(claims(input), input),
    sign: (payload, options) => signJws(lms.signingKey, payload, options),
    launchForm: (authorizationUrl, forgery = {}) => {
      const parameters = parametersOf(lms, authorizationUrl);
      const answer = authorize(lms, parameters, personBySub(parameters['login_hint'] ?? ''));
      if (answer.kind === 'refused') throw new DemoLmsError(400, answer.error, answer.description);
      return { id_token: forged(answer.claims, forgery), state: parameters['state'] ?? '' };
    },
    errorForm: (authorizationUrl, error = 'login_required') => ({
      error,
      error_description: 'as asked by the test',
      state: parametersOf(lms, authorizationUrl)['state'] ?? '',
    }),
  };
}

function parametersOf(lms: Lms, authorizationUrl: string): Record<string, string> {
  const address = new URL(authorizationUrl);
  if (`${address.origin}${address.pathname}` !== addressOf(lms.origin, 'authorize')) {
    throw new DemoLmsError(400, 'invalid_request', `${authorizationUrl} is not the authorisation endpoint`);
  }
  return Object.fromEntries(address.searchParams);
}
