import type { Response } from 'express';

/** As bytes: Express would append a charset to text, and these types are compared to the letter. */
export function sendTyped(response: Response, type: string, body: unknown): void {
  response.set('Content-Type', type).send(Buffer.from(JSON.stringify(body)));
}
