import { frameOrigins, registeredFrameOrigins } from '../frame-origins.js';
import type { LaunchRecords } from '../launch-records.js';
import type { NewSession, Session, Sessions } from '../sessions.js';
import type { Learners } from '../../sittings/learners.js';
import type { Placements } from '../../sittings/placements.js';
import { peopleOriginOf } from '../tenancy.js';
import type { AcceptedLaunch } from './accepted-launch.js';
import type { LaunchAccount } from './launch-account.js';
import { placementSeen } from './placement-seen.js';

export interface EntryDependencies {
  readonly learners: Learners;
  readonly placements: Placements;
  readonly sessions: Sessions;
  readonly launchRecords: LaunchRecords;
  readonly now: () => number;
}

/** What the session is for: a link, somebody's sitting of it, or the choice of what to place. */
async function purposeOf(
  launch: AcceptedLaunch,
  { placements, learners }: EntryDependencies,
): Promise<Pick<NewSession, 'placementId' | 'deepLinking' | 'reviewOf'>> {
  if (launch.message === 'deep-linking') {
    return { deepLinking: { deploymentId: launch.deployment.deploymentId, ...launch.deepLinking } };
  }
  const { forUser, registration, deployment } = launch;
  const placement = await placements.recognise(placementSeen(launch));
  if (forUser === undefined) return { placementId: placement.id };
  const reviewed = await learners.findSubject(peopleOriginOf(registration, deployment), forUser);
  return { placementId: placement.id, reviewOf: reviewed?.learnerId ?? '' };
}

/** Lets the person of an accepted launch in: knows them and the place again, opens a session, and records it. */
export async function enter(
  launch: AcceptedLaunch,
  dependencies: EntryDependencies,
  account: LaunchAccount,
): Promise<{ readonly session: Session; readonly token: string }> {
  const { learners, sessions, launchRecords, now } = dependencies;
  const { registration, deployment, person, role, locale, returnUrl, context } = launch;
  const { institutionId } = deployment;
  const [identity, purpose] = await Promise.all([
    learners.recognise({
      origin: peopleOriginOf(registration, deployment),
      subject: person.sub,
      institutionId,
      name: person.name,
      email: person.email,
    }),
    purposeOf(launch, dependencies),
  ]);
  const opening = sessions.open({
    institutionId,
    registrationId: registration.id,
    learnerId: identity.learnerId,
    role,
    frameOrigins: frameOrigins(registeredFrameOrigins(registration), returnUrl),
    ...purpose,
    ...(context.title === undefined ? {} : { contextTitle: context.title }),
    ...(locale === undefined ? {} : { locale }),
    ...(returnUrl === undefined ? {} : { returnUrl }),
  });
  account.took('entry');
  const known = { at: now(), outcome: 'accepted', registrationId: registration.id, role };
  const record = { ...known, step: 'launch' as const, facts: account.facts() };
  const [opened] = await Promise.all([opening, launchRecords.add(record)]);
  return opened;
}
