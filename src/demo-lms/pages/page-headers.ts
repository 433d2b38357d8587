import type { RequestHandler } from 'express';

import { DemoLmsError } from '../errors.js';
import type { Lms } from '../lms.js';

/** What pages may load, hold in a frame and post to: themselves and the registered tools. */
export function pageHeaders(lms: Lms): RequestHandler {
  return (_request, response, next) => {
    const own = [lms.origin, lms.crossSiteOrigin].filter((origin) => origin !== null).join(' ');
    const tools = toolOrigins(lms).join(' ');
    const policy = [
      "default-src 'none'",
      "style-src 'self'",
      "script-src 'self'",
      "img-src 'self'",
      "connect-src 'self'",
      `frame-src 'self' ${own} ${tools}`,
      `form-action 'self' ${own} ${tools}`,
      `frame-ancestors 'self' ${own}`,
      "base-uri 'none'",
    ];
    response.set({
      'Content-Security-Policy': policy.join('; '),
      'Referrer-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
    });
    next();
  };
}

/** Changes come from our own pages: browsers say where a request began (Fetch Metadata, W3C). */
export function refuseForeignPosts(): RequestHandler {
  return (request, _response, next) => {
    const site = request.get('Sec-Fetch-Site') ?? 'none';
    if (request.method !== 'GET' && site !== 'same-origin' && site !== 'none') {
      throw new DemoLmsError(403, 'foreign_post', 'this form was sent from another site');
    }
    next();
  };
}

function toolOrigins(lms: Lms): string[] {
  const addresses = lms.keeper.state.registrations.flatMap(({ loginUri, redirectUris, targetLinkUri }) => [
    loginUri,
    targetLinkUri,
    ...redirectUris,
  ]);
  return [...new Set([lms.toolOrigin, ...addresses.map((address) => new URL(address).origin)])];
}
