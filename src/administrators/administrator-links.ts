import { z } from 'zod';
import { digest } from '../security/digest.js';
import { opaqueId, opaqueToken } from '../security/opaque-id.js';
import type { CollectionDefinition, Store } from '../store/port.js';

const linkSchema = z.object({ id: z.string(), tokenDigest: z.string(), expiresAt: z.number() });

/** The right to become administrator, once; made on the command line by whoever may run it. */
type AdministratorLink = z.infer<typeof linkSchema>;

export const administratorLinksDefinition: CollectionDefinition<AdministratorLink> = {
  name: 'administrator_links',
  schemaVersion: 1,
  schema: linkSchema,
  indexed: ['tokenDigest', 'expiresAt'],
  unique: [['tokenDigest']],
  durability: 'full',
};

/** How long a link may be used, in milliseconds. */
export const LINK_LIFETIME = 15 * 60_000;

export interface AdministratorLinks {
  /** @returns the token for the link's address; it is not kept */
  make(): Promise<string>;
  /** Whether the link can be used now; looking does not use it. */
  isGood(token: string): Promise<boolean>;
  /** Uses the link up: of many callers at once, exactly one is told true. */
  take(token: string): Promise<boolean>;
}

/** The page where a link is used. */
export function administratorLinkAddress(publicUrl: string, token: string): string {
  return `${publicUrl}/administrator/enter?link=${token}`;
}

export function administratorLinks(store: Store, now: () => number): AdministratorLinks {
  const collection = store.collection(administratorLinksDefinition);

  async function find(token: string): Promise<AdministratorLink | undefined> {
    const where = { tokenDigest: digest(token), expiresAt: { gt: now() } };
    const [found] = await collection.find({ where, limit: 1 });
    return found?.doc;
  }

  return {
    async make() {
      const token = opaqueToken();
      const expiresAt = now() + LINK_LIFETIME;
      await collection.insert({ id: opaqueId(), tokenDigest: digest(token), expiresAt });
      return token;
    },
    async isGood(token) {
      return (await find(token)) !== undefined;
    },
    async take(token) {
      const link = await find(token);
      return link !== undefined && (await collection.take(link.id)) !== undefined;
    },
  };
}
