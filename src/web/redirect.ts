import type { Response } from 'express';

/** Leads on, without a page for those few who would read one: every browser follows. */
export function redirect(response: Response, status: 302 | 303, url: string): void {
  response.setHeader('Cache-Control', 'no-store');
  response.status(status).location(url).end();
}
