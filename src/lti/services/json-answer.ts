import type { OutboundAnswer } from '../../outbound/guarded-client.js';

/** The body as JSON, or undefined: what a platform answers is for a schema to judge, never to trust. */
export function jsonOf({ body }: OutboundAnswer): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
