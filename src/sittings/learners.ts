import { z } from 'zod';
import { opaqueId } from '../security/opaque-id.js';
import { ConflictError, DuplicateKeyError } from '../store/errors.js';
import type { CollectionDefinition, Store, Versioned } from '../store/port.js';

const identitySchema = z.object({
  id: z.string(),
  /** Whose subject it is: a registration, or a deployment where deployments are the tenants. */
  origin: z.string(),
  subject: z.string(),
  institutionId: z.string(),
  /** What sittings carry in place of the person. */
  learnerId: z.string(),
  name: z.string().optional(),
  email: z.string().optional(),
});

/**
 * Who a learner is: the only document that says so. Sittings and responses carry a random learner id, so that
 * erasing this document leaves nothing that leads back to the person.
 */
export type Identity = z.infer<typeof identitySchema>;

export const identitiesDefinition: CollectionDefinition<Identity> = {
  name: 'identities',
  schemaVersion: 1,
  schema: identitySchema,
  indexed: ['origin', 'subject', 'learnerId', 'institutionId'],
  unique: [['origin', 'subject'], ['learnerId']],
  // Written before the answers that refer to it, in the same log: it lasts when they do.
  durability: 'relaxed',
};

export interface PersonSeen {
  readonly origin: string;
  readonly subject: string;
  readonly institutionId: string;
  readonly name: string | undefined;
  readonly email: string | undefined;
}

export interface Learners {
  /** The identity of a person who came, made at their first visit, their name and e-mail kept as last seen. */
  recognise(person: PersonSeen): Promise<Identity>;
  find(learnerId: string): Promise<Identity | undefined>;
  /** Who this subject of that origin is, if they ever came. */
  findSubject(origin: string, subject: string): Promise<Identity | undefined>;
  findAll(learnerIds: readonly string[]): Promise<ReadonlyMap<string, Identity>>;
}

/** Ids asked for in one find: engines limit the length of a statement. */
const BATCH = 500;

export function learners(store: Store): Learners {
  const collection = store.collection(identitiesDefinition);

  async function known({
    origin,
    subject,
  }: Pick<PersonSeen, 'origin' | 'subject'>): Promise<Versioned<Identity> | undefined> {
    const [found] = await collection.find({ where: { origin, subject }, limit: 1 });
    return found;
  }

  async function recogniseOnce(person: PersonSeen): Promise<Identity> {
    const { origin, subject, institutionId, name, email } = person;
    const details = Object.assign(
      {},
      name === undefined ? undefined : { name },
      email === undefined ? undefined : { email },
    );
    const found = await known(person);
    if (found === undefined) {
      const doc = { id: opaqueId(), learnerId: opaqueId(), origin, subject, institutionId, ...details };
      await collection.insert(doc);
      return doc;
    }
    const { id, learnerId } = found.doc;
    const seen: Identity = {
      id,
      learnerId,
      origin,
      subject,
      institutionId: found.doc.institutionId,
      ...details,
    };
    if (seen.name !== found.doc.name || seen.email !== found.doc.email) {
      await collection.replace(seen, found.version);
    }
    return seen;
  }

  return {
    async recognise(person) {
      for (;;) {
        try {
          return await recogniseOnce(person);
        } catch (error) {
          // The same person in two tabs at once: what the other tab wrote is read.
          if (!(error instanceof DuplicateKeyError || error instanceof ConflictError)) throw error;
        }
      }
    },
    async find(learnerId) {
      const [found] = await collection.find({ where: { learnerId }, limit: 1 });
      return found?.doc;
    },
    async findSubject(origin, subject) {
      return (await known({ origin, subject }))?.doc;
    },
    async findAll(learnerIds) {
      const found = new Map<string, Identity>();
      for (let start = 0; start < learnerIds.length; start += BATCH) {
        const page = await collection.find({
          where: { learnerId: { in: learnerIds.slice(start, start + BATCH) } },
        });
        for (const { doc } of page) found.set(doc.learnerId, doc);
      }
      return found;
    },
  };
}
