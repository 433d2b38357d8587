import type { Request } from 'express';

import type { Lms } from '../lms.js';

/** The origin that the person came by: one of the two that this LMS answers to. */
export function hostOf(lms: Lms, request: Request): string {
  const other = lms.crossSiteOrigin;
  return other !== null && request.get('Host') === new URL(other).host ? other : lms.origin;
}
