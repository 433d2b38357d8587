import type { Learners } from '../../sittings/learners.js';
import type { Placements, PlacementSeen } from '../../sittings/placements.js';
import { frameOrigins } from '../frame-origins.js';
import type { Session, Sessions } from '../sessions.js';
import type { AcceptedLaunch } from './accepted-launch.js';

export interface EntryDependencies {
  readonly learners: Learners;
  readonly placements: Placements;
  readonly sessions: Sessions;
}

function placementOf({
  deployment,
  registration,
  resourceLink,
  context,
  path,
  grades,
}: AcceptedLaunch): PlacementSeen {
  return {
    institutionId: deployment.institutionId,
    kind: 'resource-link',
    key: `link:${deployment.id}:${resourceLink.id}`,
    registrationId: registration.id,
    resourceLinkId: resourceLink.id,
    ...(resourceLink.title === undefined ? {} : { title: resourceLink.title }),
    ...(context.title === undefined ? {} : { contextTitle: context.title }),
    ...(path === undefined ? {} : { linkPath: path }),
    ...(grades === undefined
      ? {}
      : {
          grades: {
            scopes: [...grades.scopes],
            ...(grades.lineItem === undefined ? {} : { lineItem: grades.lineItem }),
            ...(grades.lineItems === undefined ? {} : { lineItems: grades.lineItems }),
          },
        }),
  };
}

/** Lets the person of an accepted launch in: knows them and the place again, and opens a session. */
export async function enter(
  launch: AcceptedLaunch,
  { learners, placements, sessions }: EntryDependencies,
): Promise<{ readonly session: Session; readonly token: string }> {
  const { registration, deployment, person, role, locale, returnUrl } = launch;
  const { institutionId } = deployment;
  const identity = await learners.recognise({
    origin: registration.id,
    subject: person.sub,
    institutionId,
    name: person.name,
    email: person.email,
  });
  const placement = await placements.recognise(placementOf(launch));
  return sessions.open({
    institutionId,
    registrationId: registration.id,
    placementId: placement.id,
    learnerId: identity.learnerId,
    role,
    frameOrigins: frameOrigins(registration.frameOrigins, returnUrl),
    ...(locale === undefined ? {} : { locale }),
    ...(returnUrl === undefined ? {} : { returnUrl }),
  });
}
