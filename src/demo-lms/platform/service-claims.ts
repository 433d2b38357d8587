import type { Lms } from '../lms.js';
import { CLAIM, SCOPE } from '../names.js';
import { groupSetsUrl, groupsUrl, lineItemUrl, lineItemsUrl, membersUrl } from '../services/urls.js';
import type { Registration, ResourceLink } from '../state/schema.js';

const AGS_SCOPES: readonly string[] = [SCOPE.lineItem, SCOPE.lineItemRead, SCOPE.result, SCOPE.score];

/**
 * The AGS claim (AGS 2.0 section 3.1). `lineitem` is there only where the link has exactly one column, as the
 * specification asks. Each launch uses up one time of the faults that bear on it.
 */
export function agsClaim(
  lms: Lms,
  registration: Registration,
  link: ResourceLink | undefined,
): Record<string, unknown> {
  const scope = registration.scopes.filter((one) => AGS_SCOPES.includes(one));
  if (scope.length === 0 || lms.faults.strike('ags-absent') !== undefined) return {};
  const hidden = lms.faults.strike('line-item-claim-absent') !== undefined;
  const columns = lms.keeper.state.lineItems.filter(
    (item) => item.clientId === registration.clientId && item.resourceLinkId === link?.id,
  );
  const only = columns.length === 1 && !hidden && link !== undefined ? columns[0] : undefined;
  return {
    [CLAIM.ags]: {
      scope,
      lineitems: lineItemsUrl(lms, registration),
      ...(only === undefined ? {} : { lineitem: lineItemUrl(lms, registration, only.id) }),
    },
  };
}

/** The names and roles claim (NRPS 2.0 section 3.6.1.1), where the scope was granted. */
export function nrpsClaim(lms: Lms, registration: Registration): Record<string, unknown> {
  if (!registration.scopes.includes(SCOPE.members) || lms.faults.strike('nrps-absent') !== undefined)
    return {};
  return {
    [CLAIM.nrps]: { context_memberships_url: membersUrl(lms, registration), service_versions: ['2.0'] },
  };
}

/** The groups claim (Course Groups 1.0 section 3), where the scope was granted. */
export function groupsClaim(lms: Lms, registration: Registration): Record<string, unknown> {
  if (!registration.scopes.includes(SCOPE.groups) || lms.faults.strike('groups-absent') !== undefined)
    return {};
  return {
    [CLAIM.groups]: {
      scope: [SCOPE.groups],
      context_groups_url: groupsUrl(lms, registration),
      context_group_sets_url: groupSetsUrl(lms, registration),
      service_versions: ['1.0'],
    },
  };
}
