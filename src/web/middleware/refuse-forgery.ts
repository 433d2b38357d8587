import type { RequestHandler } from 'express';
import { sameSecret } from '../../security/digest.js';
import { WebRefusal } from '../errors/web-refusal.js';
import { visitOf } from './require-session.js';

/**
 * A form counts only if a page of ours sent it: the browser says so (`Sec-Fetch-Site`), or where it is too old
 * for that its origin is ours; and the form carries its session's token in any case.
 */
export function refuseForgery(publicUrl: string): RequestHandler {
  return (request, _response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') {
      next();
      return;
    }
    const { 'sec-fetch-site': site, origin } = request.headers;
    const fromUs = site === undefined ? origin === undefined || origin === publicUrl : site === 'same-origin';
    const { _token: token } = (request.body ?? {}) as { _token?: unknown };
    if (!fromUs || typeof token !== 'string' || !sameSecret(token, visitOf(request).formToken)) {
      throw new WebRefusal('forged', `a form from ${site ?? 'an unknown page'}`);
    }
    next();
  };
}
