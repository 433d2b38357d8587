import { z } from 'zod';
import { digest } from '../security/digest.js';
import { opaqueId, opaqueToken } from '../security/opaque-id.js';
import { ConflictError } from '../store/errors.js';
import type { CollectionDefinition, Store } from '../store/port.js';

const sessionSchema = z.object({
  id: z.string(),
  tokenDigest: z.string(),
  /** Digest of the entry of ADMIN_OIDC_ALLOWED that let the person in; absent where a link did. */
  allowedBy: z.string().optional(),
  locale: z.string().optional(),
  createdAt: z.number(),
  /** When it ends unless it is used; never after `expiresAt`. */
  idleUntil: z.number(),
  expiresAt: z.number(),
});

/** An administrator at work. It names nobody. */
export type AdministratorSession = z.infer<typeof sessionSchema>;

export const administratorSessionsDefinition: CollectionDefinition<AdministratorSession> = {
  name: 'administrator_sessions',
  schemaVersion: 1,
  schema: sessionSchema,
  indexed: ['tokenDigest', 'idleUntil'],
  unique: [['tokenDigest']],
  durability: 'relaxed',
};

const MINUTE = 60_000;
const IDLE = 30 * MINUTE;
const LIFETIME = 8 * 60 * MINUTE;
/** A session in use is written again only when this much of its idle time is gone. */
const TOUCH_AFTER = MINUTE;

export interface AdministratorSessions {
  /**
   * @param allowedBy the entry of ADMIN_OIDC_ALLOWED that lets the person in; undefined for a link
   * @returns the token for the cookie; it is stored as a digest only
   */
  open(allowedBy?: string): Promise<string>;
  /** The session of a token; using it puts off its end. Whoever was taken off the list has none. */
  find(token: string): Promise<AdministratorSession | undefined>;
  end(id: string): Promise<void>;
  /** Keeps the language that the person chose. */
  speak(id: string, language: string): Promise<void>;
}

/** @param allowed the entries of ADMIN_OIDC_ALLOWED as they are now */
export function administratorSessions(
  store: Store,
  now: () => number,
  allowed: readonly string[],
): AdministratorSessions {
  const collection = store.collection(administratorSessionsDefinition);
  const digests = new Set(allowed.map(digest));

  async function change(id: string, changes: Partial<AdministratorSession>): Promise<void> {
    const found = await collection.get(id);
    if (found === undefined) return;
    try {
      await collection.replace({ ...found.doc, ...changes }, found.version);
    } catch (error) {
      // Another request of the same session wrote at the same moment: the next one writes again.
      if (!(error instanceof ConflictError)) throw error;
    }
  }

  return {
    async open(allowedBy) {
      const token = opaqueToken();
      const createdAt = now();
      await collection.insert({
        id: opaqueId(),
        tokenDigest: digest(token),
        ...(allowedBy === undefined ? {} : { allowedBy: digest(allowedBy) }),
        createdAt,
        idleUntil: createdAt + IDLE,
        expiresAt: createdAt + LIFETIME,
      });
      return token;
    },
    async find(token) {
      const [found] = await collection.find({ where: { tokenDigest: digest(token) }, limit: 1 });
      const time = now();
      if (found === undefined || found.doc.idleUntil <= time) return undefined;
      const { doc } = found;
      if (doc.allowedBy !== undefined && !digests.has(doc.allowedBy)) return undefined;
      const idleUntil = Math.min(time + IDLE, doc.expiresAt);
      if (idleUntil - doc.idleUntil > TOUCH_AFTER) await change(doc.id, { idleUntil });
      return doc;
    },
    async end(id) {
      await collection.remove(id);
    },
    speak: (id, locale) => change(id, { locale }),
  };
}
