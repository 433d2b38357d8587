import type { Response } from 'express';

export interface PolicyOptions {
  /** Origins that may frame the page; `anyone` for pages that hold no session. */
  readonly frameAncestors: 'anyone' | readonly string[];
  /** Where the page's forms may lead, beside ourselves: browsers follow the redirect of a form's answer too. */
  readonly formTargets?: readonly string[];
}

/** Nothing from elsewhere, no script but ours and that of the page's nonce (CSP level 3). */
export function setContentSecurityPolicy(response: Response, nonce: string, options: PolicyOptions): void {
  const { frameAncestors, formTargets = [] } = options;
  const ancestors =
    frameAncestors === 'anyone'
      ? ''
      : `; frame-ancestors 'self'${frameAncestors.map((origin) => ` ${origin}`).join('')}`;
  response.setHeader(
    'Content-Security-Policy',
    `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'self'; font-src 'self'; img-src 'self'; ` +
      `connect-src 'self'; base-uri 'none'; form-action ${["'self'", ...formTargets].join(' ')}${ancestors}`,
  );
}
