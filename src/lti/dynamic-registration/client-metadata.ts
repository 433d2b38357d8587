import { message, scope } from '../claims-vocabulary.js';

/** All the services that are of use here; the platform's administrator may grant fewer. */
export const WANTED_SCOPES = [scope.lineItem, scope.result, scope.score] as const;

/** Where the tool's LTI addresses are. */
export function toolAddresses(publicUrl: string) {
  return {
    login: `${publicUrl}/lti/login`,
    launch: `${publicUrl}/lti/launch`,
    keySet: `${publicUrl}/lti/jwks`,
  };
}

/**
 * How we present ourselves to a platform (Dynamic Registration 1.0, section 3.5). Of a person's details only
 * the name is asked for, for the teacher's list; everything works without it.
 */
export function clientMetadata(publicUrl: string, grantable: readonly string[] | undefined): object {
  const { login, launch, keySet } = toolAddresses(publicUrl);
  const scopes = WANTED_SCOPES.filter((wanted) => grantable === undefined || grantable.includes(wanted));
  return {
    application_type: 'web',
    response_types: ['id_token'],
    grant_types: ['implicit', 'client_credentials'],
    initiate_login_uri: login,
    redirect_uris: [launch],
    client_name: 'Parcours',
    'client_name#en': 'Parcours',
    client_uri: publicUrl,
    logo_uri: `${publicUrl}/assets/logo.svg`,
    jwks_uri: keySet,
    token_endpoint_auth_method: 'private_key_jwt',
    scope: scopes.join(' '),
    'https://purl.imsglobal.org/spec/lti-tool-configuration': {
      domain: new URL(publicUrl).host,
      description: 'Parcours évalue et entraîne les compétences numériques en santé.',
      'description#en': 'Parcours assesses and trains digital-health competences.',
      target_link_uri: launch,
      custom_parameters: {},
      claims: ['iss', 'sub', 'name', 'given_name', 'family_name'],
      messages: [{ type: message.resourceLink, target_link_uri: launch, label: 'Parcours' }],
    },
  };
}
