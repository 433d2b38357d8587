import { peopleOriginOf } from '../tenancy.js';
import { placementKey, type PlacementSeen } from '../../sittings/placements.js';
import type { GradeService, ResourceLinkLaunch, RosterService } from './accepted-launch.js';

type Kept<Service> = { -readonly [K in keyof Service]?: NonNullable<Service[K]> };

/** The grade service as the store takes it: what is absent is left out. */
function kept({ scopes, lineItem, lineItems }: GradeService) {
  return {
    scopes: [...scopes],
    ...(lineItem === undefined ? {} : { lineItem }),
    ...(lineItems === undefined ? {} : { lineItems }),
  };
}

function keptRoster({ members, groups, groupSets }: RosterService): Kept<RosterService> {
  return {
    ...(members === undefined ? {} : { members }),
    ...(groups === undefined ? {} : { groups }),
    ...(groupSets === undefined ? {} : { groupSets }),
  };
}

/** What a launch says of the place that it leads to. */
export function placementSeen(launch: ResourceLinkLaunch): PlacementSeen {
  const { deployment, registration, resourceLink, context, grades, roster } = launch;
  const { id, title, path, prescription, history } = resourceLink;
  return {
    institutionId: deployment.institutionId,
    kind: 'resource-link',
    key: placementKey(deployment.id, id),
    registrationId: registration.id,
    peopleOrigin: peopleOriginOf(registration, deployment),
    resourceLinkId: id,
    ancestors: history.map((earlier) => placementKey(deployment.id, earlier)),
    ...(title === undefined ? {} : { title }),
    ...(context.id === undefined ? {} : { contextId: context.id }),
    ...(context.title === undefined ? {} : { contextTitle: context.title }),
    ...(path === undefined ? {} : { linkPath: path }),
    ...(prescription === undefined ? {} : { linkPrescription: prescription }),
    ...(grades === undefined ? {} : { grades: kept(grades) }),
    ...(roster === undefined ? {} : { roster: keptRoster(roster) }),
  };
}
