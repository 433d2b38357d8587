import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { Response } from 'express';

import type { Lms } from '../lms.js';
import { pause } from './pause.js';

const CHUNK = Buffer.from(`${JSON.stringify({ kty: 'RSA', n: 'A'.repeat(65_536), e: 'AQAB' })},`);

/** Plays the key set's faults that are on. @returns whether the request is answered */
export async function strikeKeys(lms: Lms, response: Response): Promise<boolean> {
  const slow = lms.faults.strike('keys-slow');
  if (slow !== undefined) await pause(slow.delayMs, lms.closing);
  const down = lms.faults.strike('keys-down');
  if (down !== undefined) {
    response.status(down.status).type('text').send('Service momentanément indisponible');
    return true;
  }
  if (lms.faults.strike('keys-malformed') !== undefined) {
    response.type('json').send('{"keys": [{"kty": "RSA", ');
    return true;
  }
  const huge = lms.faults.strike('keys-huge');
  if (huge === undefined) return false;
  response.type('json');
  // A reader that hangs up ends it: that is no failure.
  const giant = Readable.from(hugeKeySet(huge.megabytes * 1024 * 1024));
  await pipeline(giant, response, { signal: lms.closing }).catch(() => undefined);
  return true;
}

/** A well-formed key set of at least `bytes` bytes, piece by piece. */
function* hugeKeySet(bytes: number): Generator<Buffer | string> {
  yield '{"keys":[';
  for (let sent = 0; sent < bytes; sent += CHUNK.length) yield CHUNK;
  yield '{}]}';
}
