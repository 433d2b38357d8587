import { WANTED_SCOPES } from '../../lti/dynamic-registration/client-metadata.js';
import { originOf } from '../../lti/frame-origins.js';
import { exampleOf, fillPreset, type Answers } from '../../lti/presets/fill-preset.js';
import { readPlatformAddress } from '../../lti/presets/platform-address.js';
import type { AskedField } from '../../lti/presets/preset.js';
import type { ByHand } from '../../lti/register-by-hand.js';
import type { Tenancy } from '../../lti/tenancy.js';
import { optionName } from '../read-arguments.js';
import { UsageError } from '../failures.js';
import { presetNamed } from './preset-named.js';

/** What `platforms add` was told. */
export interface AddValues {
  readonly preset: string | undefined;
  readonly address: string | undefined;
  readonly issuer: string | undefined;
  readonly clientId: string;
  readonly deployment: readonly string[];
  readonly authUrl: string | undefined;
  readonly tokenUrl: string | undefined;
  readonly jwksUrl: string | undefined;
  readonly audience: string | undefined;
  readonly tenancy: Tenancy | undefined;
  readonly name: string | undefined;
}

/** The option that answers a question of a preset. */
const OPTION: Readonly<Record<AskedField, keyof AddValues>> = {
  clientId: 'clientId',
  deployment: 'deployment',
  issuer: 'issuer',
  authorizationUrl: 'authUrl',
  tokenUrl: 'tokenUrl',
  jwksUrl: 'jwksUrl',
  tokenAudience: 'audience',
};

interface Filled {
  readonly values: Answers;
  readonly frameOrigins: readonly string[];
  readonly family: string;
  readonly tenancy: Tenancy | undefined;
  readonly host: string | undefined;
}

/** What the options and, where one is named, the preset say together. @throws UsageError */
async function fill(told: AddValues, answers: Answers): Promise<Filled> {
  const { preset: id, address } = told;
  if (id === undefined) {
    if (address !== undefined) throw new UsageError('--address needs --preset');
    const framing = [answers.issuer, answers.authorizationUrl];
    const frameOrigins = framing.flatMap((url) => (url === undefined ? [] : (originOf(url) ?? [])));
    return {
      values: answers,
      frameOrigins: [...new Set(frameOrigins)],
      family: 'other',
      tenancy: undefined,
      host: undefined,
    };
  }
  const preset = await presetNamed(id);
  if (address === undefined) throw new UsageError('--address is missing');
  const place = readPlatformAddress(address, preset);
  if (place === undefined) {
    throw new UsageError(
      `--address was ${JSON.stringify(address)}; it may be an address such as ${preset.address.example}`,
    );
  }
  const { values, missing, frameOrigins } = fillPreset(preset, place, answers);
  const [first] = missing;
  if (first !== undefined) {
    const named = preset.asked.fields[first]?.name.en ?? first;
    const example = exampleOf(preset, first, place);
    const like = example === undefined ? '' : `, such as ${example}`;
    throw new UsageError(
      `${optionName(OPTION[first])} is missing: ${preset.name.en} shows it as "${named}"${like}`,
    );
  }
  const { family, tenancy } = preset;
  return { values, frameOrigins, family, tenancy, host: new URL(place.origin).host };
}

function given(value: string | undefined, option: keyof AddValues): string {
  if (value === undefined) throw new UsageError(`${optionName(option)} is missing`);
  return value;
}

/** The registration that `platforms add` is told to make. @throws UsageError naming what is missing */
export async function detailsOf(told: AddValues): Promise<ByHand> {
  const { clientId, issuer, authUrl: authorizationUrl, tokenUrl, jwksUrl, audience: tokenAudience } = told;
  const deployment = told.deployment[0];
  const answers = { clientId, deployment, issuer, authorizationUrl, tokenUrl, jwksUrl, tokenAudience };
  const filled = await fill(told, answers);
  const { values, frameOrigins, family } = filled;
  const tenancy = told.tenancy ?? filled.tenancy;
  const details = {
    issuer: given(values.issuer, 'issuer'),
    clientId,
    authorizationUrl: given(values.authorizationUrl, 'authUrl'),
    tokenUrl: given(values.tokenUrl, 'tokenUrl'),
    jwksUrl: given(values.jwksUrl, 'jwksUrl'),
  };
  return {
    ...details,
    name: told.name ?? filled.host ?? new URL(details.issuer).host,
    family,
    scopes: [...WANTED_SCOPES],
    frameOrigins: [...frameOrigins],
    ...(values.tokenAudience === undefined ? {} : { tokenAudience: values.tokenAudience }),
    ...(tenancy === undefined ? {} : { tenancy }),
  };
}
