import { scope } from '../claims-vocabulary.js';
import { HISTORY_PARAMETERS } from '../course-history.js';
import { canvasToolConfiguration } from '../platforms/canvas-registration.js';
import { toolMessages, type OfferedMessage } from './tool-messages.js';

/** All the services that are of use here; the platform's administrator may grant fewer. */
export const WANTED_SCOPES = [
  scope.lineItem,
  scope.result,
  scope.score,
  scope.members,
  scope.groups,
] as const;

/** Where the tool's LTI addresses are. */
export function toolAddresses(publicUrl: string) {
  return {
    login: `${publicUrl}/lti/login`,
    launch: `${publicUrl}/lti/launch`,
    keySet: `${publicUrl}/lti/jwks`,
  };
}

/** What a platform says it has to give; undefined where it does not say. */
export interface PlatformOffer {
  readonly scopes: readonly string[] | undefined;
  readonly messages: readonly OfferedMessage[] | undefined;
  readonly family: string;
}

/** Of a person's details the name alone, for the teacher's list; everything works without it. */
const CLAIMS = ['iss', 'sub', 'name', 'given_name', 'family_name'];

/** What an administrator or a teacher reads of the tool in their LMS. */
export const DESCRIPTION = 'Parcours évalue et entraîne les compétences numériques en santé.';

/** The scopes that we ask this platform for. */
export function askedScopes({ scopes }: PlatformOffer): string[] {
  return WANTED_SCOPES.filter((wanted) => scopes === undefined || scopes.includes(wanted));
}

/** How we present ourselves to a platform (Dynamic Registration 1.0, section 3.5). */
export function clientMetadata(publicUrl: string, offer: PlatformOffer): object {
  const { login, launch, keySet } = toolAddresses(publicUrl);
  return {
    application_type: 'web',
    response_types: ['id_token'],
    grant_types: ['implicit', 'client_credentials'],
    initiate_login_uri: login,
    redirect_uris: [launch],
    client_name: 'Parcours',
    'client_name#fr': 'Parcours',
    'client_name#en': 'Parcours',
    client_uri: publicUrl,
    logo_uri: `${publicUrl}/assets/logo.svg`,
    jwks_uri: keySet,
    token_endpoint_auth_method: 'private_key_jwt',
    scope: askedScopes(offer).join(' '),
    'https://purl.imsglobal.org/spec/lti-tool-configuration': {
      domain: new URL(publicUrl).host,
      description: DESCRIPTION,
      'description#fr': DESCRIPTION,
      'description#en': 'Parcours assesses and trains digital-health competences.',
      target_link_uri: launch,
      custom_parameters: { ...HISTORY_PARAMETERS },
      claims: CLAIMS,
      messages: toolMessages(publicUrl, launch, offer.messages),
      ...(offer.family === 'canvas' ? canvasToolConfiguration() : {}),
    },
  };
}
