import { z } from 'zod';
import { digest } from '../../security/digest.js';
import { opaqueId, opaqueToken } from '../../security/opaque-id.js';
import { ConflictError } from '../../store/errors.js';
import type { CollectionDefinition, Store } from '../../store/port.js';

const invitationSchema = z.object({
  id: z.string(),
  tokenDigest: z.string(),
  /** Whether the registration is usable at once, or waits for approval. */
  autoApprove: z.boolean(),
  expiresAt: z.number(),
  /** For the demo LMS. */
  demo: z.boolean(),
});

/** The right to register one platform, once. */
export type Invitation = z.infer<typeof invitationSchema>;

export const invitationsDefinition: CollectionDefinition<Invitation> = {
  name: 'invitations',
  schemaVersion: 1,
  schema: invitationSchema,
  indexed: ['tokenDigest', 'expiresAt'],
  unique: [['tokenDigest']],
  durability: 'full',
};

const DAY = 24 * 3_600_000;
const LIFETIME = 7 * DAY;
/** Longer than one registration takes, in milliseconds: a second use of the link meanwhile is refused. */
const LEASE = 60_000;

export interface Invitations {
  /** @returns the token for the invitation's address; it is not kept */
  invite(options: { readonly autoApprove: boolean; readonly demo: boolean }): Promise<string>;
  /** Whether this is the token of an invitation that can still be used. */
  stands(token: string): Promise<boolean>;
  /**
   * Runs the work with the invitation of this token, which nobody else can use meanwhile: used up when the work
   * succeeds, free again when it fails. @returns undefined when there is no such invitation, or it is in use
   */
  use<T>(token: string, work: (invitation: Invitation) => Promise<T>): Promise<T | undefined>;
}

/** The address with which one platform registers itself. */
export function invitationAddress(publicUrl: string, token: string): string {
  return `${publicUrl}/lti/register?invite=${token}`;
}

export function invitations(store: Store, now: () => number): Invitations {
  const collection = store.collection(invitationsDefinition);
  const standing = (token: string) => ({ tokenDigest: digest(token), expiresAt: { gt: now() } });
  return {
    async invite({ autoApprove, demo }) {
      const token = opaqueToken();
      const expiresAt = now() + LIFETIME;
      await collection.insert({ id: opaqueId(), tokenDigest: digest(token), autoApprove, demo, expiresAt });
      return token;
    },
    async stands(token) {
      return (await collection.count(standing(token))) > 0;
    },
    async use(token, work) {
      const time = now();
      const claimed = await collection.claim({ where: standing(token) }, { now: time, until: time + LEASE });
      if (claimed === undefined) return undefined;
      try {
        const result = await work(claimed.doc);
        await collection.remove(claimed.doc.id);
        return result;
      } catch (error) {
        await collection.replace(claimed.doc, claimed.version).catch((conflict: unknown) => {
          // Its lease ended meanwhile and somebody else uses it: theirs to free.
          if (!(conflict instanceof ConflictError)) throw conflict;
        });
        throw error;
      }
    },
  };
}
