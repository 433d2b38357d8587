import { OutboundError } from '../outbound/guarded-client.js';
import { scope } from '../lti/claims-vocabulary.js';
import type { Registration, Registrations } from '../lti/registrations.js';
import { findOrCreateLineItem } from '../lti/services/line-items.js';
import { readResult, sendScore, pointsOf } from '../lti/services/scores.js';
import type { ServiceClient } from '../lti/services/service-client.js';
import { ServiceError } from '../lti/services/service-error.js';
import type { Learners } from '../sittings/learners.js';
import type { Placement, Placements } from '../sittings/placements.js';
import { ConflictError } from '../store/errors.js';
import type { Collection, Versioned } from '../store/port.js';
import type { Grade } from './grade.js';
import { retryDelay } from './retry-delay.js';

export interface DeliveryDependencies {
  readonly grades: Collection<Grade>;
  readonly placements: Placements;
  readonly registrations: Registrations;
  readonly learners: Learners;
  readonly client: ServiceClient;
  readonly now: () => number;
  /** In [0, 1): spreads retries. */
  readonly random: () => number;
}

/**
 * After this, in milliseconds, the grade is due again: whoever had it is gone, or so slow that a later delivery
 * with a later timestamp does no harm.
 */
const LEASE = 20_000;
/** Where a link has no grade service, a later launch may bring one: looked at again after this, in milliseconds. */
const NO_SERVICE_DELAY = 3_600_000;

/** What a delivery needs beside the grade. */
interface Destination {
  readonly registration: Registration;
  readonly lineItem: string;
  readonly userId: string;
  readonly scopes: readonly string[];
}

/** A delivery that cannot be made now, for a reason on our side of the wire. */
class NotYetError extends Error {
  readonly problem: string;

  constructor(problem: string) {
    super(problem);
    this.problem = problem;
  }
}

async function lineItemOf(
  placement: Versioned<Placement>,
  registration: Registration,
  { placements, client }: DeliveryDependencies,
): Promise<string> {
  const { grades, resourceLinkId, title = 'Parcours' } = placement.doc;
  if (grades?.lineItem !== undefined) return grades.lineItem;
  if (grades?.lineItems === undefined || resourceLinkId === undefined) throw new NotYetError('no_service');
  const { scopes, lineItems } = grades;
  const lineItem = await findOrCreateLineItem(
    registration,
    { scopes, lineItems, resourceLinkId, label: title },
    client,
  );
  await placements.update({ ...placement.doc, grades: { ...grades, lineItem } }, placement.version);
  return lineItem;
}

async function destinationOf(grade: Grade, dependencies: DeliveryDependencies): Promise<Destination> {
  const { placements, registrations, learners } = dependencies;
  const placement = await placements.get(grade.placementId);
  const registration = (await registrations.get(grade.registrationId))?.doc;
  const identity = await learners.find(grade.learnerId);
  if (placement === undefined || registration === undefined || identity === undefined)
    throw new NotYetError('gone');
  if (registration.status !== 'active') throw new NotYetError('registration_inactive');
  const scopes = placement.doc.grades?.scopes ?? [];
  if (!scopes.includes(scope.score)) throw new NotYetError('no_service');
  const lineItem = await lineItemOf(placement, registration, dependencies);
  return { registration, lineItem, userId: identity.subject, scopes };
}

/** Says of a conflict whether the platform has our value already, or one of its own. */
async function compare(grade: Grade, to: Destination, { client, now }: DeliveryDependencies): Promise<Grade> {
  if (!to.scopes.includes(scope.result)) return settled(grade, { state: 'kept', problem: 'conflict' });
  const platformShare = await readResult(to.registration, to.lineItem, to.userId, client);
  if (platformShare !== undefined && pointsOf(platformShare) === pointsOf(grade.share)) {
    return settled(grade, { state: 'delivered', deliveredAt: now() });
  }
  const value = platformShare === undefined ? {} : { platformShare };
  return settled(grade, { state: 'kept', problem: 'conflict', ...value });
}

function settled(grade: Grade, outcome: Partial<Grade> & Pick<Grade, 'state'>): Grade {
  return {
    ...grade,
    dueAt: undefined,
    readBack: false,
    problem: undefined,
    platformShare: undefined,
    ...outcome,
  };
}

/** The grade as one delivery leaves it. */
async function deliver(grade: Grade, dependencies: DeliveryDependencies): Promise<Grade> {
  const { client, now } = dependencies;
  const to = await destinationOf(grade, dependencies);
  if (grade.readBack) return compare(grade, to, dependencies);
  const { registration, lineItem, userId } = to;
  const timestamp = grade.lastTimestamp ?? now();
  try {
    await sendScore(registration, { lineItem, userId, share: grade.share, timestamp }, client);
    return settled(grade, { state: 'delivered', deliveredAt: now() });
  } catch (error) {
    if (!(error instanceof ServiceError) || error.status !== 409) throw error;
  }
  try {
    return await compare(grade, to, dependencies);
  } catch (error) {
    // What the platform has could not be read now: next time it is read, and never sent over.
    return afterFailure({ ...grade, readBack: true }, error, dependencies);
  }
}

function afterFailure(grade: Grade, error: unknown, { now, random }: DeliveryDependencies): Grade {
  if (error instanceof NotYetError) {
    return { ...grade, problem: error.problem, dueAt: now() + NO_SERVICE_DELAY };
  }
  const passing =
    error instanceof OutboundError
      ? error.code !== 'url_refused'
      : error instanceof ServiceError && error.passing;
  const problem = problemOf(error);
  if (!passing) return settled(grade, { state: 'refused', problem });
  const asked = error instanceof ServiceError ? error.retryAfter : undefined;
  return { ...grade, problem, dueAt: now() + Math.max(asked ?? 0, retryDelay(grade.tries, random())) };
}

function problemOf(error: unknown): string {
  if (error instanceof OutboundError) return error.code;
  if (error instanceof ServiceError)
    return error.status === undefined ? error.code : `status_${error.status}`;
  throw error;
}

/**
 * Takes the next due grade and delivers it. The timestamp is stored before it is sent, so that whatever happens
 * meanwhile, a later delivery has a later one. @returns the grade as it stands now; undefined when none was due
 */
export async function deliverNextGrade(dependencies: DeliveryDependencies): Promise<Grade | undefined> {
  const { grades, now } = dependencies;
  const time = now();
  const claimed = await grades.claim(
    { where: { dueAt: { lte: time } }, sort: [{ by: 'dueAt', order: 'asc' }] },
    { now: time, until: time + LEASE },
  );
  if (claimed === undefined) return undefined;
  const { doc } = claimed;
  const timestamp = Math.max(time, (doc.lastTimestamp ?? -Infinity) + 1_000);
  const grade: Grade = {
    ...doc,
    tries: doc.tries + 1,
    dueAt: time + LEASE,
    lastTimestamp: doc.readBack ? doc.lastTimestamp : timestamp,
  };
  try {
    const version = await grades.replace(grade, claimed.version);
    const after = await deliver(grade, dependencies).catch((error: unknown) =>
      afterFailure(grade, error, dependencies),
    );
    await grades.replace(after, version);
    return after;
  } catch (error) {
    // A newer attempt was folded in, or another worker has it: that delivery will tell.
    if (error instanceof ConflictError) return grade;
    throw error;
  }
}
