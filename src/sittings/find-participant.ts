import { latestSitting } from './latest-sitting.js';
import type { Learners } from './learners.js';
import type { Placement, Placements } from './placements.js';
import type { Rosters } from './rosters.js';
import type { Sitting } from './sitting.js';
import type { Collection } from '../store/port.js';

/** Names somebody who never came, by their id on the platform; learner ids have no colon. */
const MEMBER = 'member:';

/** How a list names somebody in its forms. */
export function participantName({
  key,
  learnerId,
}: {
  readonly key: string;
  readonly learnerId: string | undefined;
}) {
  return learnerId ?? `${MEMBER}${key}`;
}

export interface ParticipantDependencies {
  readonly placements: Placements;
  readonly sittings: Collection<Sitting>;
  readonly learners: Learners;
  readonly rosters: Rosters;
}

async function placementOf(
  id: string,
  { placements }: ParticipantDependencies,
): Promise<Placement | undefined> {
  return (await placements.get(id))?.doc;
}

/** The learner id of somebody in a placement's list, as its forms name them; undefined for who never came. */
export async function knownParticipant(
  who: string,
  placementId: string,
  dependencies: ParticipantDependencies,
): Promise<string | undefined> {
  const { learners, sittings } = dependencies;
  if (!who.startsWith(MEMBER)) return (await latestSitting(placementId, who, sittings))?.doc.learnerId;
  const placement = await placementOf(placementId, dependencies);
  if (placement === undefined) return undefined;
  const { registrationId, peopleOrigin = registrationId } = placement;
  return (await learners.findSubject(peopleOrigin, who.slice(MEMBER.length)))?.learnerId;
}

/** The same, but a member of the course who never came gets the learner id that their first visit will find. */
export async function findParticipant(
  who: string,
  placementId: string,
  dependencies: ParticipantDependencies,
): Promise<string | undefined> {
  if (!who.startsWith(MEMBER)) return knownParticipant(who, placementId, dependencies);
  const { learners, rosters } = dependencies;
  const subject = who.slice(MEMBER.length);
  const placement = await placementOf(placementId, dependencies);
  const member = (await rosters.of(placementId))?.members.find((one) => one.subject === subject);
  if (placement === undefined || member === undefined) return undefined;
  const known = await knownParticipant(who, placementId, dependencies);
  if (known !== undefined) return known;
  const { institutionId, registrationId, peopleOrigin = registrationId } = placement;
  const person = { origin: peopleOrigin, subject, institutionId, name: member.name, email: undefined };
  return (await learners.recognise(person)).learnerId;
}
