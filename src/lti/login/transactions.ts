import { z } from 'zod';
import { derive, digest, sameSecret } from '../../security/digest.js';
import { opaqueId, opaqueToken } from '../../security/opaque-id.js';
import type { CollectionDefinition, Store } from '../../store/port.js';

const transactionSchema = z.object({
  id: z.string(),
  registrationId: z.string(),
  /** Digest of the secret that the browser keeps in this transaction's cookie. */
  bindingDigest: z.string(),
  targetLink: z.string(),
  /** What goes back to the platform as it came: only where the login is gone on with by another request. */
  loginHint: z.string().optional(),
  messageHint: z.string().optional(),
  deploymentHint: z.string().optional(),
  expiresAt: z.number(),
});

/**
 * One login under way: begun by the platform at `/lti/login`, ended by the launch that it leads to. State and
 * nonce are derived from the browser's secret, so the store holds neither, and a launch in another browser,
 * or with the nonce of another login, cannot match.
 */
export type LoginTransaction = z.infer<typeof transactionSchema>;

/** What the platform gets back as it came. */
export type LoginHints = Pick<LoginTransaction, 'loginHint' | 'messageHint' | 'deploymentHint'>;

export const loginTransactionsDefinition: CollectionDefinition<LoginTransaction> = {
  name: 'login_transactions',
  schemaVersion: 1,
  schema: transactionSchema,
  indexed: ['expiresAt'],
  unique: [],
  durability: 'relaxed',
  kept: 200,
};

/** How long a person may take at the platform's own login page, in milliseconds. */
export const LOGIN_LIFETIME = 10 * 60_000;

export interface BegunLogin {
  readonly transaction: LoginTransaction;
  /** For the browser's cookie, and for nobody else. */
  readonly binding: string;
}

export interface LoginTransactions {
  begin(
    login: Omit<LoginTransaction, 'id' | 'bindingDigest' | 'expiresAt'>,
    now: number,
  ): Promise<BegunLogin>;
  /** The transaction, unless it is unknown, taken, or older than ten minutes. */
  find(id: string, now: number): Promise<LoginTransaction | undefined>;
  /** Ends the transaction: of many launches with it at once, exactly one is told true. */
  take(id: string): Promise<boolean>;
}

/** The `state` of the authentication request: names the transaction and proves the browser. */
export function stateOf(id: string, binding: string): string {
  return `${id}.${derive(binding, `state ${id}`)}`;
}

/** The `nonce` of the authentication request. */
export function nonceOf(id: string, binding: string): string {
  return derive(binding, `nonce ${id}`);
}

/** The id of the transaction that a state names; says nothing about its truth. */
export function transactionIdOf(state: string): string {
  return state.slice(0, state.indexOf('.') === -1 ? undefined : state.indexOf('.'));
}

export function isBoundTo(transaction: LoginTransaction, binding: string): boolean {
  return sameSecret(digest(binding), transaction.bindingDigest);
}

export function loginTransactions(store: Store): LoginTransactions {
  const collection = store.collection(loginTransactionsDefinition);
  return {
    async begin(login, now) {
      const binding = opaqueToken();
      const transaction: LoginTransaction = {
        id: opaqueId(),
        bindingDigest: digest(binding),
        expiresAt: now + LOGIN_LIFETIME,
        ...login,
      };
      await collection.insert(transaction);
      return { transaction, binding };
    },
    async find(id, now) {
      const found = await collection.get(id);
      return found !== undefined && found.doc.expiresAt > now ? found.doc : undefined;
    },
    async take(id) {
      return (await collection.take(id)) !== undefined;
    },
  };
}
