import type { Placement } from '../../sittings/placements.js';
import type { Roster, RosterMember, RosterProblem } from '../../sittings/rosters.js';
import { OutboundError } from '../../outbound/guarded-client.js';
import { scope } from '../claims-vocabulary.js';
import type { Registration } from '../registrations.js';
import { readCourseGroups } from '../services/course-groups.js';
import { readMembers } from '../services/members.js';
import type { ServiceClient } from '../services/service-client.js';
import { ServiceError } from '../services/service-error.js';
import { changeMembers, replaceMembers } from './merge-members.js';

export interface RosterSource {
  readonly placement: Placement;
  readonly registration: Registration;
  readonly client: ServiceClient;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Whether the launch said where the list is, and the platform's administrator lets us read it. */
export function mayReadRoster({ roster }: Placement, { scopes }: Registration): boolean {
  return roster?.members !== undefined && scopes.includes(scope.members);
}

function mayReadGroups({ roster }: Placement, { scopes }: Registration): boolean {
  return roster?.groups !== undefined && scopes.includes(scope.groups);
}

function withQuery(address: string, parameters: Record<string, string | undefined>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url.href;
}

const isRefused = (error: unknown) =>
  error instanceof ServiceError && error.code === 'status' && !error.passing;

interface Members {
  readonly members: RosterMember[];
  readonly differences: string | undefined;
  readonly wholeAt: number;
}

/**
 * The list as it is for this link (`rlid`, NRPS 2.0 section 2.4.1): where an activity is open to some of the course
 * only, the others are not missing. Platforms that do not know the parameter pass it over; one that refuses it is
 * asked for the whole course.
 */
async function readWhole(
  { placement, registration, client, now }: RosterSource,
  former: Roster | undefined,
): Promise<Members> {
  const { roster, resourceLinkId } = placement;
  const groups = mayReadGroups(placement, registration) ? 'true' : undefined;
  const read = (rlid?: string) =>
    readMembers(registration, withQuery(roster?.members ?? '', { rlid, groups }), client);
  const { members, differences } = await read(resourceLinkId).catch((error: unknown) => {
    if (!isRefused(error)) throw error;
    return read();
  });
  return { members: replaceMembers(members, formerOf(former), now), differences, wholeAt: now };
}

/** What changed since the former list; undefined where that cannot be had, and the whole list is to be read. */
async function readDifferences(
  { registration, client, now }: RosterSource,
  former: Roster | undefined,
): Promise<Members | undefined> {
  if (former?.differences === undefined || former.wholeAt === undefined) return undefined;
  try {
    const { members, differences } = await readMembers(registration, former.differences, client);
    const changed = changeMembers(members, formerOf(former), now);
    return { members: changed, differences, wholeAt: former.wholeAt };
  } catch (error) {
    // The platform no longer knows what it had told us.
    if (isRefused(error)) return undefined;
    throw error;
  }
}

/** Groups are a comfort: without them the list is still worth having. */
async function groupsOf({ placement, registration, client }: RosterSource, former: Roster | undefined) {
  const { groups, groupSets } = placement.roster ?? {};
  if (groups === undefined || !mayReadGroups(placement, registration)) return [];
  try {
    return await readCourseGroups(registration, { groups, groupSets }, client);
  } catch (error) {
    if (!(error instanceof ServiceError || error instanceof OutboundError)) throw error;
    return former?.groups ?? [];
  }
}

function formerOf(former: Roster | undefined) {
  return { members: former?.members ?? [], read: former?.readAt !== undefined };
}

/** Why no list came, as the teacher's page says it. @throws what is no fault of the platform */
function problemOf(error: unknown): RosterProblem {
  if (error instanceof OutboundError) return error.code === 'too_large' ? 'malformed' : 'unavailable';
  if (!(error instanceof ServiceError)) throw error;
  if (error.code === 'answer_malformed') return 'malformed';
  const { code, status = 0, passing } = error;
  if (code === 'no_access_token') return status >= 400 && status < 429 ? 'refused' : 'unavailable';
  return passing ? 'unavailable' : 'refused';
}

/**
 * The roster as the platform has it now; the former one with the reason where it cannot be had.
 * @param whole whether to pass over what only tells the differences
 */
export async function readRoster(
  source: RosterSource,
  former: Roster | undefined,
  whole: boolean,
): Promise<Omit<Roster, 'id'>> {
  const { placement, now } = source;
  const { id: placementId, institutionId } = placement;
  const common = { placementId, institutionId, triedAt: now };
  try {
    const changed = whole ? undefined : await readDifferences(source, former);
    const { members, differences, wholeAt } = changed ?? (await readWhole(source, former));
    const groups = await groupsOf(source, former);
    const linked = differences === undefined ? {} : { differences };
    return { ...common, members, groups, readAt: now, wholeAt, ...linked };
  } catch (error) {
    return { ...(former ?? { members: [], groups: [] }), ...common, problem: problemOf(error) };
  }
}
