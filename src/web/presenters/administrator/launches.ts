import type { LaunchRecord } from '../../../lti/launch-records.js';
import type { Registration } from '../../../lti/registrations.js';
import type { MessageKey } from '../../i18n/fr.js';
import type { Translator } from '../../i18n/translator.js';
import { adviceOn, REFUSAL_ADVICE } from './refusal-advice.js';

export interface LaunchesQuery {
  readonly platform: string;
  readonly reason: string;
  readonly refused: boolean;
  readonly page: number;
}

export const STEP_NAMES: Readonly<Record<NonNullable<LaunchRecord['step']>, MessageKey>> = {
  login: 'inspector.step-login',
  launch: 'inspector.step-launch',
  page: 'inspector.step-page',
};

const ROLE_NAMES: Readonly<Record<string, MessageKey>> = {
  teacher: 'inspector.role-teacher',
  learner: 'inspector.role-learner',
};

export function roleName(role: string | undefined, t: Translator): string {
  const key = role === undefined ? undefined : ROLE_NAMES[role];
  return key === undefined ? '–' : t(key);
}

/** The whole time of a launch, in milliseconds. */
export function totalOf({ facts }: LaunchRecord): number | undefined {
  const steps = Object.values(facts?.milliseconds ?? {});
  return steps.length === 0 ? undefined : Math.round(steps.reduce((sum, ms) => sum + ms, 0));
}

/** Which platform it was about: its name, else what the request said of itself. */
export function platformOf(
  { registrationId, facts }: LaunchRecord,
  registrations: readonly Registration[],
  t: Translator,
): string {
  const known = registrations.find(({ id }) => id === registrationId);
  return known?.name ?? facts?.issuer ?? t('inspector.unknown-platform');
}

export interface LaunchesInput {
  readonly records: readonly LaunchRecord[];
  readonly registrations: readonly Registration[];
  readonly query: LaunchesQuery;
  /** Whether there are older ones. */
  readonly more: boolean;
  readonly referenceUnknown: boolean;
  readonly t: Translator;
}

function address({ platform, reason, refused, page }: LaunchesQuery): string {
  const parameters = new URLSearchParams({ platform, reason, page: String(page) });
  if (refused) parameters.set('refused', '1');
  return `?${parameters.toString()}`;
}

export function presentLaunches(input: LaunchesInput): object {
  const { records, registrations, query, more, referenceUnknown, t } = input;
  return {
    query,
    referenceUnknown,
    platforms: registrations.map(({ id, name }) => ({ id, name, selected: id === query.platform })),
    reasons: Object.keys(REFUSAL_ADVICE).map((code) => ({ code, selected: code === query.reason })),
    rows: records.map((record) => ({
      href: `/administrator/launches/${record.id}`,
      when: t.dateTimeToTheSecond(record.at),
      platform: platformOf(record, registrations, t),
      step: t(STEP_NAMES[record.step ?? 'launch']),
      accepted: record.outcome === 'accepted',
      outcome: record.outcome === 'accepted' ? undefined : record.outcome,
      why: record.outcome === 'accepted' ? undefined : t(adviceOn(record.outcome).why),
      role: roleName(record.role, t),
      ms: totalOf(record),
    })),
    newer: query.page > 1 ? address({ ...query, page: query.page - 1 }) : undefined,
    older: more ? address({ ...query, page: query.page + 1 }) : undefined,
  };
}
