/** What a provider says of the person who signed in. */
export type SignedIn = { readonly sub: string } & Readonly<Record<string, unknown>>;

/**
 * The entry of ADMIN_OIDC_ALLOWED that stands for this person: an e-mail address counts only where the provider
 * has verified it (OpenID Connect Core 1.0, section 5.1), in capitals or not; a subject to the letter.
 */
export function allowedEntry(
  { sub, email, email_verified: verified }: SignedIn,
  allowed: readonly string[],
): string | undefined {
  const address = verified === true && typeof email === 'string' ? email.toLowerCase() : undefined;
  return allowed.find((entry) => (entry.includes('@') ? entry.toLowerCase() === address : entry === sub));
}
