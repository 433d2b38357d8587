/** Paths of the platform, and their addresses. Those called by servers always stand on the issuer's origin. */
export const PATH = {
  configuration: '/.well-known/openid-configuration',
  register: '/lti/register',
  authorize: '/lti/authorize',
  keys: '/lti/keys',
  token: '/lti/token',
  deepLinkingReturn: '/lti/deep-linking-return',
} as const;

export function addressOf(origin: string, name: keyof typeof PATH): string {
  return `${origin}${PATH[name]}`;
}
