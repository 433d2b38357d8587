import type { Response } from 'express';

export interface PolicyOptions {
  /** Origins that may frame the page; `anyone` for pages that hold no session, `nobody` not even for us. */
  readonly frameAncestors: 'anyone' | 'nobody' | readonly string[];
  /**
   * Where the page's forms may lead: to us, or `anywhere`. Browsers hold each redirect of a form's answer to it,
   * and a platform's login may pass through hosts that nobody can foresee.
   */
  readonly formTargets?: 'self' | 'anywhere';
  /** Whether the page frames one of ours. */
  readonly frames?: 'self';
}

function ancestorsOf(frameAncestors: PolicyOptions['frameAncestors']): string {
  if (frameAncestors === 'anyone') return '';
  const origins = frameAncestors === 'nobody' ? ["'none'"] : ["'self'", ...frameAncestors];
  return `; frame-ancestors ${origins.join(' ')}`;
}

/** Nothing from elsewhere, no script but ours and that of the page's nonce (CSP level 3). */
export function setContentSecurityPolicy(response: Response, nonce: string, options: PolicyOptions): void {
  const { frameAncestors, formTargets = 'self', frames } = options;
  response.setHeader(
    'Content-Security-Policy',
    `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'self'; font-src 'self'; img-src 'self'; ` +
      `connect-src 'self'; base-uri 'none'; form-action ${formTargets === 'self' ? "'self'" : '*'}` +
      (frames === undefined ? '' : `; frame-src '${frames}'`) +
      ancestorsOf(frameAncestors),
  );
}
