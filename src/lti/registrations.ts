import { z } from 'zod';
import { opaqueId } from '../security/opaque-id.js';
import { tenancySchema } from './tenancy.js';
import type { Collection, CollectionDefinition, Store, Versioned } from '../store/port.js';

const registrationSchema = z.object({
  id: z.string(),
  institutionId: z.string(),
  issuer: z.string(),
  clientId: z.string(),
  name: z.string(),
  /** Which LMS it is, as `product_family_code` or the configuration said; chooses the quirks. */
  family: z.string(),
  status: z.enum(['pending', 'active', 'suspended']),
  authorizationUrl: z.url(),
  tokenUrl: z.url(),
  jwksUrl: z.url(),
  /** What the platform wants as audience of our assertions where it is not the token address. */
  tokenAudience: z.string().optional(),
  /** Scopes granted at registration; the launch's own claim narrows them. */
  scopes: z.array(z.string()),
  /** What else a registration agreed on, where it said: messages, from which pages, and claims of people. */
  agreed: z
    .object({
      messages: z.array(z.string()).optional(),
      placements: z.array(z.string()).optional(),
      claims: z.array(z.string()).optional(),
    })
    .optional(),
  /** Origins whose pages may frame ours. */
  frameOrigins: z.array(z.string()),
  /** Those that the administrator added: a new registration of the platform's leaves them alone. */
  addedFrameOrigins: z.array(z.string()).optional(),
  /** Who the tenants are; the registration as a whole where nothing is said. */
  tenancy: tenancySchema.optional(),
  /** The demo LMS' own registration: refused while the demo LMS is off. */
  demo: z.boolean(),
  createdAt: z.number(),
});

/** The trust between a platform and us: the pair (issuer, client id). */
export type Registration = z.infer<typeof registrationSchema>;

export const registrationsDefinition: CollectionDefinition<Registration> = {
  name: 'registrations',
  schemaVersion: 1,
  schema: registrationSchema,
  indexed: ['issuer', 'clientId', 'status'],
  unique: [['issuer', 'clientId']],
  durability: 'full',
  kept: 200,
};

export type NewRegistration = Omit<Registration, 'id' | 'createdAt' | 'institutionId'>;

export interface Registrations {
  get(id: string): Promise<Versioned<Registration> | undefined>;
  /** The registration of a client; without a client id, that of the issuer where it has exactly one. */
  find(issuer: string, clientId: string | undefined): Promise<Versioned<Registration> | undefined>;
  list(): Promise<Registration[]>;
  /** @throws DuplicateKeyError when the pair (issuer, client id) is registered. */
  add(registration: NewRegistration, institutionId: string, now: number): Promise<Registration>;
  update(registration: Registration, version: number): Promise<void>;
}

export function registrations(store: Store): Registrations {
  const collection: Collection<Registration> = store.collection(registrationsDefinition);
  return {
    get: (id) => collection.get(id),
    async find(issuer, clientId) {
      const where = clientId === undefined ? { issuer } : { issuer, clientId };
      const found = await collection.find({ where, limit: 2 });
      return found.length === 1 ? found[0] : undefined;
    },
    async list() {
      const all = await collection.find({ sort: [{ by: 'issuer', order: 'asc' }] });
      return all.map(({ doc }) => doc);
    },
    async add(registration, institutionId, now) {
      const doc = { ...registration, id: opaqueId(), institutionId, createdAt: now };
      await collection.insert(doc);
      return doc;
    },
    async update(registration, version) {
      await collection.replace(registration, version);
    },
  };
}
