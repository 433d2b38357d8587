import type { LaunchRefusalCode } from '../../src/lti/launch/refusal.js';
import { launchAnswers } from '../../src/web/errors/public-answers.js';
import { translatorOf } from '../../src/web/i18n/translator.js';

/** What the page of each refusal says is the matter: a part of its sentence. */
const MATTER: Readonly<Record<LaunchRefusalCode, string>> = {
  login_malformed: 'Le lien qui mène ici est incomplet',
  launch_malformed: 'Le lien qui mène ici est incomplet',
  platform_error: 'a interrompu l’ouverture',
  platform_unknown: 'n’est pas encore relié',
  registration_pending: 'attend d’être validé par l’équipe',
  registration_suspended: 'est suspendu',
  demo_off: 'est éteint',
  login_unknown: 'a déjà servi ou a trop attendu',
  login_already_used: 'a déjà servi ou a trop attendu',
  cookie_missing: 'n’a pas gardé le témoin de connexion',
  state_mismatch: 'n’a pas gardé le témoin de connexion',
  token_malformed: 'n’a pas pu être vérifiée',
  algorithm_refused: 'n’a pas pu être vérifiée',
  kid_missing: 'n’a pas pu être vérifiée',
  kid_unknown: 'n’a pas pu être vérifiée',
  keys_unavailable: 'il ne répond pas',
  signature_invalid: 'n’a pas pu être vérifiée',
  claims_malformed: 'n’a pas pu être vérifiée',
  issuer_mismatch: 'n’a pas pu être vérifiée',
  audience_mismatch: 'n’a pas pu être vérifiée',
  audience_untrusted: 'n’a pas pu être vérifiée',
  authorized_party_mismatch: 'n’a pas pu être vérifiée',
  time_missing: 'n’a pas pu être vérifiée',
  token_expired: 'ne concordent pas',
  token_from_future: 'ne concordent pas',
  token_too_old: 'ne concordent pas',
  nonce_mismatch: 'n’a pas pu être vérifiée',
  version_unsupported: 'ne fait pas ici',
  message_type_missing: 'ne fait pas ici',
  message_type_unsupported: 'ne fait pas ici',
  subject_missing: 'n’a pas dit qui vous êtes',
  roles_missing: 'n’a pas pu être vérifiée',
  resource_link_missing: 'ne fait pas ici',
  deep_linking_settings_missing: 'ne fait pas ici',
  role_not_authoring: 'Votre rôle',
  for_user_missing: 'ne fait pas ici',
  review_foreign: 'Votre rôle',
  deployment_missing: 'n’a pas pu être vérifiée',
  deployment_unknown: 'attend d’être validée',
  target_link_missing: 'n’a pas pu être vérifiée',
  target_link_foreign: 'n’a pas pu être vérifiée',
  too_many_failures: 'Trop d’ouvertures ont échoué',
};

/** What a person can do; a page that says none of it leaves them standing. */
const NEXT = {
  fr: /\b(revenez|cliquez|attendez|prévenez|connectez-vous|peut le faire)\b/i,
  en: /\b(go back|click|wait|tell|sign in|can connect)\b/i,
};

describe.each(Object.entries(MATTER) as [LaunchRefusalCode, string][])('the page of %s', (code, matter) => {
  const { message } = launchAnswers[code];

  it('says what is the matter', () => {
    expect(translatorOf('fr')(message)).toContain(matter);
  });

  it.each(['fr', 'en'] as const)('says what to do next, in %s', (language) => {
    expect(translatorOf(language)(message)).toMatch(NEXT[language]);
  });
});
