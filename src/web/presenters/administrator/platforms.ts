import type { PlatformOverview } from '../../../lti/platform-overviews.js';
import type { Registration } from '../../../lti/registrations.js';
import type { MessageKey } from '../../i18n/fr.js';
import type { Translator } from '../../i18n/translator.js';
import { familyName } from './family-name.js';

export interface PlatformsQuery {
  readonly text: string;
  readonly status: Registration['status'] | undefined;
}

export const STATUS_NAMES: Readonly<Record<Registration['status'], MessageKey>> = {
  pending: 'platforms.status-pending',
  active: 'platforms.status-active',
  suspended: 'platforms.status-suspended',
};

/** Those that wait for somebody come first. */
const ORDER: readonly Registration['status'][] = ['pending', 'active', 'suspended'];

function fits({ registration }: PlatformOverview, { text, status }: PlatformsQuery): boolean {
  const { name, issuer, clientId, family } = registration;
  const wanted = text.trim().toLowerCase();
  const found = [name, issuer, clientId, familyName(family)].some((part) =>
    part.toLowerCase().includes(wanted),
  );
  return found && (status === undefined || registration.status === status);
}

export function presentPlatforms(
  all: readonly PlatformOverview[],
  query: PlatformsQuery,
  t: Translator,
): object {
  const rank = ({ registration }: PlatformOverview) => ORDER.indexOf(registration.status);
  const rows = all
    .filter((overview) => fits(overview, query))
    .sort((a, b) => rank(a) - rank(b) || a.registration.name.localeCompare(b.registration.name, t.language));
  return {
    none: all.length === 0,
    query,
    statuses: ORDER.map((status) => ({
      value: status,
      name: t(STATUS_NAMES[status]),
      selected: status === query.status,
    })),
    rows: rows.map(({ registration, deployments, lastLaunchAt }) => ({
      href: `/administrator/platforms/${registration.id}`,
      name: registration.name,
      family: familyName(registration.family),
      issuer: registration.issuer,
      demo: registration.demo,
      status: registration.status,
      statusName: t(STATUS_NAMES[registration.status]),
      deployments: deployments.active,
      pending: deployments.pending,
      lastLaunch: lastLaunchAt === undefined ? undefined : t.dateTime(lastLaunchAt),
    })),
  };
}
