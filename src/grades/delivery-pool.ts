import { quirksOf } from '../lti/platforms/quirks-of.js';
import { deliverNextGrade, type DeliveryDependencies } from './deliver-next-grade.js';
import type { Grade } from './grade.js';
import { dueNow } from './queue.js';

/** Deliveries under way, each platform's apart: none waits for another one's answers. */
export interface DeliveryPool {
  /** Begins as many deliveries to each platform as it takes at once, where grades are due. */
  fill(): Promise<void>;
  /** Fulfils when no delivery is under way. */
  idle(): Promise<void>;
}

export interface PoolListeners {
  readonly onDelivery: (grade: Grade) => void;
  readonly onError: (error: unknown) => void;
  /** Whether no other delivery may begin. */
  readonly stopped: () => boolean;
}

export function deliveryPool(
  dependencies: DeliveryDependencies,
  { onDelivery, onError, stopped }: PoolListeners,
): DeliveryPool {
  const { grades, registrations, outages, now } = dependencies;
  /** By registration. */
  const underWay = new Map<string, Set<Promise<void>>>();

  function room(registrationId: string, most: number): number {
    const allowed = { all: most, one: 1, none: 0 }[outages.passage(registrationId)];
    return allowed - (underWay.get(registrationId)?.size ?? 0);
  }

  /** One delivery after the other, until nothing is due there or the platform does not answer. */
  async function lane(registrationId: string, most: number): Promise<void> {
    for (;;) {
      const passage = outages.passage(registrationId);
      if (stopped() || passage === 'none' || room(registrationId, most) < 0) return;
      const grade = await deliverNextGrade(registrationId, dependencies);
      if (grade === undefined) return;
      onDelivery(grade);
      if (passage === 'one' && outages.passage(registrationId) === 'all') begin(registrationId, most);
    }
  }

  function begin(registrationId: string, most: number): void {
    const lanes = underWay.get(registrationId) ?? new Set();
    underWay.set(registrationId, lanes);
    while (!stopped() && room(registrationId, most) > 0) {
      const ended = lane(registrationId, most)
        .catch(onError)
        .finally(() => lanes.delete(ended));
      lanes.add(ended);
    }
  }

  async function hasDue(registrationId: string): Promise<boolean> {
    const where = dueNow(registrationId, now());
    return (await grades.find({ where, sort: [{ by: 'queueKey', order: 'asc' }], limit: 1 })).length > 0;
  }

  return {
    async fill() {
      const where = { dueAt: { lte: now() } };
      const [first] = await grades.find({ where, sort: [{ by: 'dueAt', order: 'asc' }], limit: 1 });
      if (first === undefined) return;
      const families = new Map([[first.doc.registrationId, 'unknown']]);
      for (const { id, family } of await registrations.list()) families.set(id, family);
      for (const [id, family] of families) {
        const { requestsAtOnce } = quirksOf(family);
        if (room(id, requestsAtOnce) > 0 && (await hasDue(id))) begin(id, requestsAtOnce);
      }
    },
    async idle() {
      for (;;) {
        const lanes = [...underWay.values()].flatMap((some) => [...some]);
        if (lanes.length === 0) return;
        await Promise.all(lanes);
      }
    },
  };
}
