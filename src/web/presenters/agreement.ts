import { message, scope } from '../../lti/claims-vocabulary.js';
import type { Registration } from '../../lti/registrations.js';
import type { MessageKey } from '../i18n/fr.js';
import type { Translator } from '../i18n/translator.js';

interface Ability {
  /** What Parcours can do with it. */
  readonly can: MessageKey;
  /** What does not work without it. */
  readonly without: MessageKey;
  readonly isGranted: (registration: Registration) => boolean;
}

const granted =
  (name: string) =>
  ({ scopes }: Registration): boolean =>
    scopes.includes(name);

/** Some platforms do not say which messages they took: then they took those that we asked for. */
const sends =
  (type: string) =>
  ({ agreed }: Registration): boolean =>
    agreed?.messages?.includes(type) ?? true;

const NAMES = ['name', 'given_name', 'family_name'];

const ABILITIES: readonly Ability[] = [
  {
    can: 'registered.can-choose',
    without: 'registered.without-choosing',
    isGranted: sends(message.deepLinking),
  },
  {
    can: 'registered.can-name',
    without: 'registered.without-names',
    isGranted: ({ agreed }) => agreed?.claims?.some((claim) => NAMES.includes(claim)) ?? true,
  },
  { can: 'registered.can-score', without: 'registered.without-score', isGranted: granted(scope.score) },
  {
    can: 'registered.can-make-columns',
    without: 'registered.without-columns',
    isGranted: granted(scope.lineItem),
  },
  { can: 'registered.can-compare', without: 'registered.without-results', isGranted: granted(scope.result) },
  { can: 'registered.can-list', without: 'registered.without-members', isGranted: granted(scope.members) },
  { can: 'registered.can-group', without: 'registered.without-groups', isGranted: granted(scope.groups) },
];

/** What a registration agreed on, in plain words and then to the letter. */
export function presentAgreement(registration: Registration, t: Translator): object {
  const { agreed = {}, scopes, issuer, clientId } = registration;
  const can = ABILITIES.filter(({ isGranted }) => isGranted(registration));
  const cannot = ABILITIES.filter(({ isGranted }) => !isGranted(registration));
  const lists = [
    { name: t('registered.scopes'), values: scopes },
    { name: t('registered.messages'), values: agreed.messages ?? [] },
    { name: t('registered.placements'), values: agreed.placements ?? [] },
    { name: t('registered.claims'), values: agreed.claims ?? [] },
  ];
  return {
    can: [t('registered.can-open'), ...can.map((ability) => t(ability.can))],
    cannot: cannot.map((ability) => t(ability.without)),
    letter: [
      { name: t('registered.issuer'), values: [issuer] },
      { name: t('registered.client-id'), values: [clientId] },
      ...lists.map(({ name, values }) => ({
        name,
        values: values.length === 0 ? [t('registered.not-said')] : values,
      })),
    ],
  };
}
