import { z } from 'zod';
import { opaqueId } from '../security/opaque-id.js';
import type { CollectionDefinition, Store, Versioned, Where } from '../store/port.js';
import { inOrder, type Span } from './in-order.js';
import { launchFactsSchema } from './launch/launch-facts.js';

const launchRecordSchema = z.object({
  id: z.string(),
  at: z.number(),
  /** `accepted`, or the reason code of the refusal. */
  outcome: z.string(),
  /** What came: the platform's login, or the launch itself; `page`: an error on some other page. */
  step: z.enum(['login', 'launch', 'page']).optional(),
  registrationId: z.string().optional(),
  role: z.string().optional(),
  /** What the refused person saw on their page; absent where nobody was refused. */
  errorId: z.string().optional(),
  detail: z.string().optional(),
  facts: launchFactsSchema.optional(),
});

/** That a launch happened and how it ended; it names nobody. Kept for thirty days. */
export type LaunchRecord = z.infer<typeof launchRecordSchema>;

export const launchRecordsDefinition: CollectionDefinition<LaunchRecord> = {
  name: 'launch_records',
  schemaVersion: 1,
  schema: launchRecordSchema,
  indexed: ['at', 'registrationId', 'outcome', 'errorId'],
  unique: [],
  durability: 'relaxed',
};

/** Which records to look at; conditions left out hold for all. */
export interface LaunchRecordFilter {
  readonly registrationId?: string | undefined;
  readonly outcome?: string | undefined;
  readonly refusedOnly?: boolean;
  /** How the reference that the person read out begins. */
  readonly reference?: string | undefined;
}

export interface LaunchRecords {
  add(record: Omit<LaunchRecord, 'id'>): Promise<void>;
  get(id: string): Promise<LaunchRecord | undefined>;
  /** The newest first. */
  list(
    filter: LaunchRecordFilter,
    page: { readonly limit: number; readonly offset: number },
  ): Promise<LaunchRecord[]>;
  /** Those of a span of time, the oldest first. */
  between(span: Span): AsyncIterable<LaunchRecord>;
  /** How many were refused since then. @param since milliseconds since 1970 */
  refusedSince(since: number): Promise<number>;
  /** Removes the oldest refusals beyond this many. @returns how many went */
  dropRefusalsBeyond(most: number): Promise<number>;
  /** The newest accepted launch of a registration. */
  lastAccepted(registrationId: string): Promise<LaunchRecord | undefined>;
}

const NEWEST_FIRST = [{ by: 'at', order: 'desc' }] as const;

function whereOf({
  registrationId,
  outcome,
  refusedOnly,
  reference,
}: LaunchRecordFilter): Where<LaunchRecord> {
  return {
    ...(registrationId === undefined ? {} : { registrationId }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(refusedOnly === true ? { errorId: { exists: true } } : {}),
    // No character of a reference comes after the tilde.
    ...(reference === undefined ? {} : { errorId: { gte: reference, lt: `${reference}~` } }),
  };
}

const docs = (found: readonly Versioned<LaunchRecord>[]) => found.map(({ doc }) => doc);

export function launchRecords(store: Store): LaunchRecords {
  const collection = store.collection(launchRecordsDefinition);
  return {
    add: (record) => collection.insert({ id: opaqueId(), ...record }),
    get: async (id) => (await collection.get(id))?.doc,
    async list(filter, page) {
      return docs(await collection.find({ where: whereOf(filter), sort: NEWEST_FIRST, ...page }));
    },
    between: (span) => inOrder(collection, span),
    refusedSince: (since) => collection.count({ errorId: { exists: true }, at: { gte: since } }),
    async dropRefusalsBeyond(most) {
      const where = { errorId: { exists: true } };
      const [first] = docs(await collection.find({ where, sort: NEWEST_FIRST, offset: most, limit: 1 }));
      return first === undefined ? 0 : collection.removeWhere({ ...where, at: { lte: first.at } });
    },
    async lastAccepted(registrationId) {
      const where = { registrationId, outcome: 'accepted' };
      const [found] = docs(await collection.find({ where, sort: NEWEST_FIRST, limit: 1 }));
      return found;
    },
  };
}
