import { toolKeysDefinition } from '../../lti/keys/tool-keys.js';
import { SecretBoxError, secretBox, type SecretBox } from '../../security/secret-box.js';
import type { Store } from '../../store/port.js';

/** How the private keys stand against the ring of SECRET_KEYS. */
export interface Resealed {
  /** Were sealed with an older key of the ring, and now are with the newest. */
  readonly resealed: number;
  /** No key of the ring opens them. */
  readonly unreadable: number;
  /** Whether the key that signs now is among those. */
  readonly signingLost: boolean;
}

function opened(box: SecretBox, sealed: string): string | undefined {
  try {
    return box.open(sealed);
  } catch (error) {
    if (error instanceof SecretBoxError) return undefined;
    throw error;
  }
}

/**
 * Seals every private key with the newest key of the ring, so that the older ones can leave it.
 * @param ring base64 keys of 32 bytes, newest first, at least one
 * @param now milliseconds since 1970
 */
export async function resealPrivateKeys(
  store: Store,
  ring: readonly string[],
  now: number,
): Promise<Resealed> {
  const collection = store.collection(toolKeysDefinition);
  const newest = secretBox(ring.slice(0, 1));
  const all = secretBox(ring);
  let resealed = 0;
  const lost: string[] = [];
  const keys = await collection.find({ sort: [{ by: 'activeFrom', order: 'desc' }] });
  for (const { doc, version } of keys) {
    if (opened(newest, doc.sealedPrivateKey) !== undefined) continue;
    const text = opened(all, doc.sealedPrivateKey);
    if (text === undefined) {
      lost.push(doc.id);
      continue;
    }
    await collection.replace({ ...doc, sealedPrivateKey: newest.seal(text) }, version);
    resealed += 1;
  }
  const signing = keys.find(({ doc }) => doc.activeFrom <= now)?.doc.id;
  return { resealed, unreadable: lost.length, signingLost: signing !== undefined && lost.includes(signing) };
}
