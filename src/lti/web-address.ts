import { isLoopbackHost } from '../outbound/loopback-host.js';

/**
 * Whether browsers and this service may call it: https (http on this machine only), without a name and password,
 * without a fragment, of at most 2,000 characters.
 */
export function isWebAddress(text: string): boolean {
  if (text.length > 2_000 || !URL.canParse(text)) return false;
  const { protocol, hostname, username, password, hash } = new URL(text);
  if (username !== '' || password !== '' || hash !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname));
}

/** What a platform may call itself (LTI Security Framework 1.0, section 5.1.2): an address without a query. */
export function isIssuerAddress(text: string): boolean {
  return isWebAddress(text) && !text.includes('?');
}
