import { claim } from '../../../lti/claims-vocabulary.js';
import type { LaunchFacts } from '../../../lti/launch/launch-facts.js';
import type { LaunchRecord } from '../../../lti/launch-records.js';
import type { Registration } from '../../../lti/registrations.js';
import type { MessageKey } from '../../i18n/fr.js';
import type { Translator } from '../../i18n/translator.js';
import { platformOf, roleName, STEP_NAMES, totalOf } from './launches.js';
import { adviceOn, type Advice } from './refusal-advice.js';

const SIDES: Readonly<Record<Advice['side'], MessageKey>> = {
  here: 'inspector.side-here',
  lms: 'inspector.side-lms',
  person: 'inspector.side-person',
};

const STEPS: readonly (readonly [step: string, name: MessageKey])[] = [
  ['login', 'inspector.time-login'],
  ['signature', 'inspector.time-signature'],
  ['checks', 'inspector.time-checks'],
  ['deployment', 'inspector.time-deployment'],
  ['entry', 'inspector.time-entry'],
];

/** Claims that speak of the person. */
const PERSONAL = new Set([
  'sub',
  'name',
  'given_name',
  'family_name',
  'middle_name',
  'email',
  'picture',
  'locale',
]);

/** Claims whose absence often explains something. */
const NOTABLE = [
  'sub',
  'name',
  'email',
  claim.roles,
  claim.deploymentId,
  claim.resourceLink,
  claim.context,
  claim.targetLinkUri,
  claim.endpoint,
  claim.members,
];

function valueOf(name: string, facts: LaunchFacts): string | undefined {
  const values = new Map<string, string | readonly string[] | undefined>(
    Object.entries({
      iss: facts.issuer,
      aud: facts.audience,
      [claim.version]: facts.version,
      [claim.messageType]: facts.messageType,
      [claim.deploymentId]: facts.deploymentId,
      [claim.targetLinkUri]: facts.targetOrigin && `${facts.targetOrigin}/…`,
      [claim.roles]: facts.roles?.map((role) => role.replace('http://purl.imsglobal.org/vocab/lis/v2/', '')),
      [claim.custom]: facts.custom,
    }),
  );
  const value = values.get(name);
  return typeof value === 'object' ? value.join(', ') : value;
}

function claimsOf(facts: LaunchFacts, t: Translator): object[] | undefined {
  const { claims } = facts;
  if (claims === undefined) return undefined;
  const present = claims.map((name) => {
    const value = valueOf(name, facts);
    const said = t(PERSONAL.has(name) ? 'inspector.masked' : 'inspector.present');
    return { name: shortName(name), value: value === undefined || value === '' ? undefined : value, said };
  });
  const absent = NOTABLE.filter((name) => !claims.includes(name));
  return [
    ...present,
    ...absent.map((name) => ({ name: shortName(name), said: t('inspector.absent'), absent: true })),
  ];
}

/** What all names of LTI begin with tells nothing. */
function shortName(name: string): string {
  return name.replace('https://purl.imsglobal.org/spec/', '');
}

/** `refuseWrongTimes` as the file that holds it is called. */
function checkName(reached: string): string {
  return reached.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

export function presentLaunch(record: LaunchRecord, registrations: readonly Registration[], t: Translator) {
  const { outcome, facts = {}, registrationId } = record;
  const accepted = outcome === 'accepted';
  const advice = accepted ? undefined : adviceOn(outcome);
  const known = registrations.some(({ id }) => id === registrationId);
  const key = [facts.keyId, facts.algorithm].filter((part) => part !== undefined).join(' · ');
  const total = totalOf(record);
  const told: readonly (readonly [MessageKey, string | undefined])[] = [
    ['inspector.reference', record.errorId],
    ['inspector.code', accepted ? undefined : outcome],
    ['inspector.detail', record.detail],
    ['inspector.reached', accepted || facts.reached === undefined ? undefined : checkName(facts.reached)],
    ['inspector.step', t(STEP_NAMES[record.step ?? 'launch'])],
    ['inspector.role', record.role === undefined ? undefined : roleName(record.role, t)],
    ['platforms.issuer', facts.issuer],
    ['platforms.client-id', facts.clientId],
    ['platforms.deployment', facts.deploymentId],
    ['inspector.message-type', facts.messageType],
    ['inspector.version', facts.version],
    ['inspector.audience', facts.audience?.join(', ')],
    ['inspector.target', facts.targetOrigin],
    ['inspector.key', key === '' ? undefined : key],
  ];
  return {
    accepted,
    when: t.dateTimeToTheSecond(record.at),
    platform: platformOf(record, registrations, t),
    platformHref: known ? `/administrator/platforms/${registrationId ?? ''}` : undefined,
    advice: advice && { why: t(advice.why), act: t(advice.act), side: t(SIDES[advice.side]) },
    story: told.flatMap(([name, value]) => (value === undefined ? [] : [{ name: t(name), value }])),
    claims: claimsOf(facts, t),
    timings: STEPS.flatMap(([step, name]) => {
      const ms = facts.milliseconds?.[step];
      return ms === undefined ? [] : [{ name: t(name), ms }];
    }),
    total,
  };
}
