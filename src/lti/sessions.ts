import { z } from 'zod';
import { digest, sameSecret } from '../security/digest.js';
import { opaqueId, opaqueToken } from '../security/opaque-id.js';
import { ConflictError } from '../store/errors.js';
import type { CollectionDefinition, Store } from '../store/port.js';
import { deepLinkingSettingsSchema } from './deep-linking/settings.js';

const sessionSchema = z.object({
  /** The launch's id: it stands in the address of its pages, so that two tabs do not disturb each other. */
  id: z.string(),
  tokenDigest: z.string(),
  institutionId: z.string(),
  registrationId: z.string(),
  /** Absent while a teacher chooses what to place. */
  placementId: z.string().optional(),
  /** What the platform asked for, where a teacher chooses what to place. */
  deepLinking: deepLinkingSettingsSchema.extend({ deploymentId: z.string() }).optional(),
  /** Whose sitting the platform asked to look at: their learner id; empty where they never came. */
  reviewOf: z.string().optional(),
  contextTitle: z.string().optional(),
  learnerId: z.string(),
  role: z.enum(['learner', 'teacher']),
  locale: z.string().optional(),
  returnUrl: z.string().optional(),
  /** Origins whose pages may frame this session's. */
  frameOrigins: z.array(z.string()),
  createdAt: z.number(),
  /** When it ends unless it is used; never after `expiresAt`. */
  idleUntil: z.number(),
  /** When it ends in any case. */
  expiresAt: z.number(),
});

/** One launch's right to its pages. */
export type Session = z.infer<typeof sessionSchema>;

export const sessionsDefinition: CollectionDefinition<Session> = {
  name: 'sessions',
  schemaVersion: 1,
  schema: sessionSchema,
  indexed: ['idleUntil'],
  unique: [],
  durability: 'relaxed',
  kept: 500,
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const IDLE = 4 * HOUR;
const LIFETIME = 12 * HOUR;
/** A session in use is written again only when this much of its idle time is gone, in milliseconds. */
const TOUCH_AFTER = MINUTE;

export type NewSession = Omit<Session, 'id' | 'tokenDigest' | 'createdAt' | 'idleUntil' | 'expiresAt'>;

export interface Sessions {
  /** @returns the session and the token for its cookie, which is stored only as a digest */
  open(session: NewSession): Promise<{ readonly session: Session; readonly token: string }>;
  /** The session, if the token is its own and it has not ended; using it puts off its end. */
  find(id: string, token: string): Promise<Session | undefined>;
  end(id: string): Promise<void>;
  /** Keeps the language that the person chose for the rest of the session. */
  speak(id: string, language: string): Promise<void>;
}

export function sessions(store: Store, now: () => number): Sessions {
  const collection = store.collection(sessionsDefinition);
  return {
    async open(details) {
      const token = opaqueToken();
      const createdAt = now();
      const session: Session = {
        id: opaqueId(),
        tokenDigest: digest(token),
        createdAt,
        idleUntil: createdAt + IDLE,
        expiresAt: createdAt + LIFETIME,
        ...details,
      };
      await collection.insert(session);
      return { session, token };
    },
    async find(id, token) {
      const found = await collection.get(id);
      if (found === undefined) return undefined;
      const { doc, version } = found;
      const time = now();
      if (doc.idleUntil <= time) return undefined;
      if (!sameSecret(digest(token), doc.tokenDigest)) return undefined;
      const idleUntil = Math.min(time + IDLE, doc.expiresAt);
      if (idleUntil - doc.idleUntil > TOUCH_AFTER) {
        try {
          await collection.replace({ ...doc, idleUntil }, version);
        } catch (error) {
          // Another request of the same session put it off at the same moment.
          if (!(error instanceof ConflictError)) throw error;
        }
      }
      return doc;
    },
    async end(id) {
      await collection.remove(id);
    },
    async speak(id, locale) {
      const found = await collection.get(id);
      if (found === undefined) return;
      try {
        await collection.replace({ ...found.doc, locale }, found.version);
      } catch (error) {
        // Another request of the same session: the choice is asked for again by the next link.
        if (!(error instanceof ConflictError)) throw error;
      }
    },
  };
}
