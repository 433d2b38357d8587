import { once } from 'node:events';

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
  await pour(response, huge.megabytes * 1024 * 1024, lms.closing);
  return true;
}

/** Sends a well-formed but endless-looking key set; stops when the reader hangs up. */
async function pour(response: Response, bytes: number, closing: AbortSignal): Promise<void> {
  response.type('json').write('{"keys":[');
  for (let sent = 0; sent < bytes && isOpen(response, closing); sent += CHUNK.length) {
    if (!response.write(CHUNK)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
  }
  if (isOpen(response, closing)) response.end('{}]}');
}

function isOpen(response: Response, closing: AbortSignal): boolean {
  return !response.destroyed && !closing.aborted;
}
