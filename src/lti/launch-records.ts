import { z } from 'zod';
import { opaqueId } from '../security/opaque-id.js';
import type { CollectionDefinition, Store } from '../store/port.js';

const launchRecordSchema = z.object({
  id: z.string(),
  at: z.number(),
  /** `accepted`, or the reason code of the refusal. */
  outcome: z.string(),
  registrationId: z.string().optional(),
  role: z.string().optional(),
  /** What the refused person saw on their page. */
  errorId: z.string().optional(),
  detail: z.string().optional(),
});

/** That a launch happened and how it ended; it names nobody. Kept for thirty days. */
export type LaunchRecord = z.infer<typeof launchRecordSchema>;

export const launchRecordsDefinition: CollectionDefinition<LaunchRecord> = {
  name: 'launch_records',
  schemaVersion: 1,
  schema: launchRecordSchema,
  indexed: ['at'],
  unique: [],
  durability: 'relaxed',
};

export interface LaunchRecords {
  add(record: Omit<LaunchRecord, 'id'>): Promise<void>;
}

export function launchRecords(store: Store): LaunchRecords {
  const collection = store.collection(launchRecordsDefinition);
  return {
    add: (record) => collection.insert({ ...record, id: opaqueId() }),
  };
}
