import type { Deployments } from './deployments.js';
import type { LaunchRecords } from './launch-records.js';
import type { Registration, Registrations } from './registrations.js';

export interface OverviewDependencies {
  readonly registrations: Registrations;
  readonly deployments: Deployments;
  readonly launchRecords: LaunchRecords;
}

/** A registration at a glance. */
export interface PlatformOverview {
  readonly registration: Registration;
  /** How many of its deployments are trusted, and how many wait. */
  readonly deployments: { readonly active: number; readonly pending: number };
  /** When somebody last came in, in milliseconds since 1970, as far as launch records reach back. */
  readonly lastLaunchAt: number | undefined;
}

async function overviewOf(
  registration: Registration,
  { deployments, launchRecords }: OverviewDependencies,
): Promise<PlatformOverview> {
  const [all, last] = await Promise.all([
    deployments.list(registration.id),
    launchRecords.lastAccepted(registration.id),
  ]);
  const active = all.filter(({ status }) => status === 'active').length;
  return { registration, deployments: { active, pending: all.length - active }, lastLaunchAt: last?.at };
}

/** Every registration at a glance, by issuer. */
export async function platformOverviews(dependencies: OverviewDependencies): Promise<PlatformOverview[]> {
  const all = await dependencies.registrations.list();
  return Promise.all(all.map((registration) => overviewOf(registration, dependencies)));
}
