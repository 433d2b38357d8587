import type { Request, RequestHandler } from 'express';
import { sameSecret } from '../../security/digest.js';
import { WebRefusal } from '../errors/web-refusal.js';
import { visitOf } from './require-session.js';

/** Whether the browser says that a page of ours sent this: by `Sec-Fetch-Site`, else by the origin. */
export function isFromUs({ headers }: Request, publicUrl: string): boolean {
  const { 'sec-fetch-site': site, origin } = headers;
  return site === undefined ? origin === undefined || origin === publicUrl : site === 'same-origin';
}

/**
 * A form counts only if a page of ours sent it: the browser says so (`Sec-Fetch-Site`), or where it is too old
 * for that its origin is ours; and the form carries its session's token in any case.
 * @param formTokenOf the token that the page's forms carry
 */
export function refuseForgery(
  publicUrl: string,
  formTokenOf: (request: Request) => string = (request) => visitOf(request).formToken,
): RequestHandler {
  return (request, _response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') {
      next();
      return;
    }
    const { _token: token } = (request.body ?? {}) as { _token?: unknown };
    const own = isFromUs(request, publicUrl) && typeof token === 'string';
    if (!own || !sameSecret(token, formTokenOf(request))) {
      throw new WebRefusal('forged', `a form from ${request.get('sec-fetch-site') ?? 'an unknown page'}`);
    }
    next();
  };
}
