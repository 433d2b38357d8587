import type { OutboundAnswer } from '../../outbound/guarded-client.js';

/** One link of a `Link` header (RFC 8288, section 3). Moodle puts typographic quotes around the relation. */
const LINK = /<([^>]*)>([^<]*)/g;
const RELATIONS = {
  next: /;\s*rel\s*=\s*["'“”]?\s*next\s*(["'“”;,]|$)/i,
  differences: /;\s*rel\s*=\s*["'“”]?\s*differences\s*(["'“”;,]|$)/i,
} as const;

/** The address of a list's next page; undefined on the last one. */
export function nextPage(answer: OutboundAnswer, url: string): string | undefined {
  return linkedPage(answer, url, 'next');
}

/**
 * The address that a list's answer calls its next page, or what has changed since (NRPS 2.0, section 2.4.2). Read
 * tolerantly, because Moodle also escapes the address as in HTML; and followed within the list's own origin only, for
 * the access token goes with it.
 */
export function linkedPage(
  { headers }: OutboundAnswer,
  url: string,
  relation: keyof typeof RELATIONS,
): string | undefined {
  const { link } = headers;
  const text = Array.isArray(link) ? link.join(', ') : (link ?? '');
  // Header text is taken for Latin-1, platforms send UTF-8.
  const header = Buffer.from(text, 'latin1').toString('utf8');
  for (const [, address = '', parameters = ''] of header.matchAll(LINK)) {
    const plain = address.trim().replaceAll('&amp;', '&');
    if (!RELATIONS[relation].test(parameters) || !URL.canParse(plain, url)) continue;
    const linked = new URL(plain, url);
    if (linked.origin === new URL(url).origin) return linked.href;
  }
  return undefined;
}
