import { scope } from '../lti/claims-vocabulary.js';
import { quirksOf } from '../lti/platforms/quirks-of.js';
import type { Registration, Registrations } from '../lti/registrations.js';
import type { LineItemFacts } from '../lti/services/line-item-body.js';
import { findOrCreateLineItem } from '../lti/services/line-items.js';
import type { ServiceClient } from '../lti/services/service-client.js';
import type { Learners } from '../sittings/learners.js';
import type { Placement, Placements } from '../sittings/placements.js';
import type { Prescriptions } from '../sittings/prescriptions.js';
import { ConflictError } from '../store/errors.js';
import type { Versioned } from '../store/port.js';
import type { Grade, HELD_FOR } from './grade.js';

export interface DestinationDependencies {
  readonly placements: Placements;
  readonly registrations: Registrations;
  readonly learners: Learners;
  readonly prescriptions: Prescriptions;
  /** Where platforms launch us. */
  readonly launchUrl: string;
  readonly client: ServiceClient;
  readonly now: () => number;
}

/** Where a grade goes, and for whom. */
export interface Destination {
  readonly registration: Registration;
  readonly lineItem: string;
  /** The platform's own id of the learner. */
  readonly userId: string;
  readonly scopes: readonly string[];
}

/** `gone`: the person, the placement or the registration was erased. */
export type Obstacle = (typeof HELD_FOR)[number] | 'line_item_busy' | 'gone';

/** A delivery that cannot be made now, for a reason on our side of the wire. */
export class ObstacleError extends Error {
  readonly obstacle: Obstacle;

  constructor(obstacle: Obstacle) {
    super(obstacle);
    this.name = 'ObstacleError';
    this.obstacle = obstacle;
  }
}

/** How long one delivery keeps the finding of a line item to itself, in milliseconds. */
const LEASE = 30_000;

/** What the column of a placement says, where it is ours to make. */
async function factsOf(
  { title, prescriptionId = '' }: Placement,
  { family }: Registration,
  { prescriptions, launchUrl }: DestinationDependencies,
): Promise<LineItemFacts> {
  const settings = (await prescriptions.get(prescriptionId))?.settings;
  const { points } = settings ?? {};
  const whole = points !== undefined && quirksOf(family).wholePoints;
  return {
    label: title ?? settings?.title.fr ?? 'Parcours',
    resourceId: prescriptionId,
    points: whole ? Math.max(1, Math.round(points)) : points,
    opensAt: settings?.opensAt,
    closesAt: settings?.closesAt,
    launchUrl,
  };
}

/** Finds or makes the line item, and keeps its address; one delivery at a time, or the link gets many columns. */
async function settleLineItem(
  placementId: string,
  registration: Registration,
  dependencies: DestinationDependencies,
): Promise<string> {
  const { placements, client, now } = dependencies;
  const time = now();
  const held = await placements.hold(placementId, { now: time, until: time + LEASE });
  if (held === undefined) throw new ObstacleError('line_item_busy');
  const { grades, resourceLinkId } = held.doc;
  if (grades?.lineItems === undefined || resourceLinkId === undefined) throw new ObstacleError('no_service');
  const free = (placement: Placement) =>
    placements.update(placement, held.version).catch((error: unknown) => {
      // A launch wrote the placement meanwhile, which ends the lease too. The line item is found again next time.
      if (!(error instanceof ConflictError)) throw error;
    });
  if (grades.lineItem !== undefined) {
    await free(held.doc);
    return grades.lineItem;
  }
  const { scopes, lineItems } = grades;
  try {
    const facts = await factsOf(held.doc, registration, dependencies);
    const place = { scopes, lineItems, resourceLinkId, facts };
    const lineItem = await findOrCreateLineItem(registration, place, client);
    await free({ ...held.doc, grades: { ...grades, lineItem } });
    return lineItem;
  } catch (error) {
    await free(held.doc);
    throw error;
  }
}

async function lineItemOf(
  { doc }: Versioned<Placement>,
  registration: Registration,
  dependencies: DestinationDependencies,
): Promise<string> {
  if (doc.grades?.lineItem !== undefined) return doc.grades.lineItem;
  if (doc.grades?.lineItems === undefined) throw new ObstacleError('no_service');
  return settleLineItem(doc.id, registration, dependencies);
}

/** @throws ObstacleError, ServiceError, OutboundError */
export async function destinationOf(
  grade: Grade,
  dependencies: DestinationDependencies,
): Promise<Destination> {
  const { placements, registrations, learners } = dependencies;
  const placement = await placements.get(grade.placementId);
  const registration = (await registrations.get(grade.registrationId))?.doc;
  const identity = await learners.find(grade.learnerId);
  if (placement === undefined || registration === undefined || identity === undefined)
    throw new ObstacleError('gone');
  if (registration.status !== 'active') throw new ObstacleError('registration_inactive');
  const scopes = placement.doc.grades?.scopes ?? [];
  if (!scopes.includes(scope.score)) throw new ObstacleError('no_service');
  const lineItem = await lineItemOf(placement, registration, dependencies);
  return { registration, lineItem, userId: identity.subject, scopes };
}
