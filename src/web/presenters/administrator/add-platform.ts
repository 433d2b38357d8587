import { exampleOf, fillPreset } from '../../../lti/presets/fill-preset.js';
import type { PlatformAddress } from '../../../lti/presets/platform-address.js';
import { ASKED, type AskedField, type Preset, type Presets } from '../../../lti/presets/preset.js';
import { valuesToEnter } from '../../../lti/presets/values-to-enter.js';
import type { Registration } from '../../../lti/registrations.js';
import type { MessageKey } from '../../i18n/fr.js';
import type { Translator } from '../../i18n/translator.js';

/** Our own names for what an administrator is asked for. */
const FIELD_NAMES: Readonly<Record<AskedField, MessageKey>> = {
  clientId: 'platforms.client-id',
  deployment: 'platforms.deployment',
  issuer: 'platforms.issuer',
  authorizationUrl: 'platforms.authorization-url',
  tokenUrl: 'platforms.token-url',
  jwksUrl: 'platforms.jwks-url',
  tokenAudience: 'platforms.token-audience',
};

export interface AddPlatform {
  readonly presets: Presets;
  readonly preset: Preset | undefined;
  readonly typedAddress: string;
  readonly addressWrong: MessageKey | undefined;
  /** Absent until both questions are answered. */
  readonly place: PlatformAddress | undefined;
  /** What was sent and must be mended. */
  readonly form: Readonly<Record<string, string>> | undefined;
  readonly problems: Readonly<Partial<Record<string, MessageKey>>>;
  readonly problem: MessageKey | undefined;
  readonly publicUrl: string;
  readonly t: Translator;
}

/** The page in its two states: the questions, and all that follows from their answers. */
export function presentAddPlatform(shown: AddPlatform): object {
  const { presets, preset, typedAddress, addressWrong, place, problem, t } = shown;
  const { language } = t;
  return {
    choices: [...presets.values()].map(({ id, name, address }) => ({
      id,
      name: name[language],
      example: address.example,
      selected: id === preset?.id,
    })),
    typedAddress,
    addressWrong: addressWrong && t(addressWrong),
    problem: problem && t(problem),
    found: preset === undefined || place === undefined ? undefined : presentFound(preset, place, shown),
  };
}

function presentFound(preset: Preset, place: PlatformAddress, shown: AddPlatform): object {
  const { form, problems, publicUrl, typedAddress, t } = shown;
  const { language } = t;
  // An address that carries the client id is shown with a gap for it.
  const { values } = fillPreset(preset, place, { clientId: '…' });
  const says = (field: string) => problems[field];
  const input = (field: AskedField, name: string) => ({
    field,
    name,
    value: form?.[field] ?? '',
    example: exampleOf(preset, field, place),
    problem: wordOf(says(field), t),
  });
  const asked = ASKED.flatMap((field) => {
    const question = preset.asked.fields[field];
    if (question === undefined) return [];
    // The two that every LMS shows need no second name.
    const own = field === 'clientId' || field === 'deployment' ? undefined : t(FIELD_NAMES[field]);
    return [{ ...input(field, question.name[language]), own }];
  });
  const known = ASKED.filter((field) => preset.asked.fields[field] === undefined);
  return {
    preset: preset.id,
    lms: preset.name[language],
    address: place.address,
    typed: typedAddress,
    dynamic: preset.dynamicRegistration.offered ? preset.dynamicRegistration.where[language] : undefined,
    enteredWhere: preset.entered.where[language],
    entered: valuesToEnter(preset, publicUrl).map(({ name, value }) =>
      presentEntered(name[language], value[language]),
    ),
    askedWhere: preset.asked.where[language],
    asked,
    facts: known.flatMap((field) => {
      const value = values[field];
      return value === undefined ? [] : [{ name: t(FIELD_NAMES[field]), value }];
    }),
    corrections: known.map((field) => input(field, t(FIELD_NAMES[field]))),
    correcting: known.some((field) => (form?.[field] ?? '') !== ''),
    name: form?.['name'] ?? new URL(place.origin).host,
    nameProblem: wordOf(says('name'), t),
    eachIsInstitution: (form?.['tenancy'] ?? preset.tenancy) === 'deployment',
    next: preset.next[language],
    hasProblems: Object.keys(problems).length > 0,
  };
}

/** An address or a parameter is copied; a choice in a list is only read. */
function presentEntered(name: string, value: string): object {
  const copied = /^(https?:|\[|\w+=\$)/.test(value);
  return { name, value, copied, lines: value.split('\n').length };
}

function wordOf(key: MessageKey | undefined, t: Translator): string | undefined {
  return key && t(key);
}

/** What comes after: whether the two sides reach each other, and how to see that all works. */
export function presentPlatformAdded(
  { id, name, jwksUrl }: Registration,
  preset: Preset | undefined,
  keysAnswer: boolean,
  t: Translator,
): object {
  return {
    href: `/administrator/platforms/${id}`,
    name,
    keysAnswer,
    jwksHost: new URL(jwksUrl).host,
    next: preset?.next[t.language],
  };
}
