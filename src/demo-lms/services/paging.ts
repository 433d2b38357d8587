import type { Request, Response } from 'express';

import type { Lms } from '../lms.js';

/**
 * One page of a list. Without `limit` all of it, unless `lists-paged` is on; the fault `moodle-link-headers` makes
 * pages too, and announces the next one as Moodle does: typographic quotes, and an address escaped as in HTML.
 */
export function pageOf<T>(lms: Lms, request: Request, response: Response, all: readonly T[]): readonly T[] {
  const spoilt = lms.faults.strike('moodle-link-headers');
  const limit =
    positive(request.query['limit']) ?? (spoilt ?? lms.faults.strike('lists-paged'))?.pageSize ?? all.length;
  const page = positive(request.query['page']) ?? 1;
  const end = page * limit;
  if (end < all.length) {
    const next = new URL(request.originalUrl, lms.origin);
    next.searchParams.set('limit', String(limit));
    next.searchParams.set('page', String(page + 1));
    const header =
      spoilt === undefined
        ? `<${next.href}>; rel="next"`
        : `<${next.href.replaceAll('&', '&amp;')}>; rel=“next”`;
    // Node takes header text as Latin-1: this sends the UTF-8 bytes that Moodle sends.
    response.set('Link', Buffer.from(header, 'utf8').toString('latin1'));
  }
  return all.slice(end - limit, end);
}

function positive(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : 0;
  return number > 0 ? number : undefined;
}
