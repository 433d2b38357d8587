import { z } from 'zod';
import { opaqueId } from '../security/opaque-id.js';
import type { CollectionDefinition, Store } from '../store/port.js';

const institutionSchema = z.object({ id: z.string(), name: z.string(), createdAt: z.number() });

/** The tenant: nobody sees another institution's people. */
export type Institution = z.infer<typeof institutionSchema>;

export const institutionsDefinition: CollectionDefinition<Institution> = {
  name: 'institutions',
  schemaVersion: 1,
  schema: institutionSchema,
  indexed: [],
  unique: [],
  durability: 'full',
  kept: 200,
};

export interface Institutions {
  add(name: string, now: number): Promise<Institution>;
  get(id: string): Promise<Institution | undefined>;
}

export function institutions(store: Store): Institutions {
  const collection = store.collection(institutionsDefinition);
  return {
    async add(name, now) {
      const doc = { id: opaqueId(), name, createdAt: now };
      await collection.insert(doc);
      return doc;
    },
    async get(id) {
      return (await collection.get(id))?.doc;
    },
  };
}
