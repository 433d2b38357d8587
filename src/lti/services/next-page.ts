import type { OutboundAnswer } from '../../outbound/guarded-client.js';

/** One link of a `Link` header (RFC 8288, section 3). Moodle puts typographic quotes around the relation. */
const LINK = /<([^>]*)>([^<]*)/g;
const NEXT = /;\s*rel\s*=\s*["'“”]?\s*next\s*(["'“”;,]|$)/i;

/**
 * The address of a list's next page; undefined on the last one. Read tolerantly, because Moodle also escapes the
 * address as in HTML; and followed within the list's own origin only, for the access token goes with it.
 */
export function nextPage({ headers }: OutboundAnswer, url: string): string | undefined {
  const { link } = headers;
  const text = Array.isArray(link) ? link.join(', ') : (link ?? '');
  // Header text is taken for Latin-1, platforms send UTF-8.
  const header = Buffer.from(text, 'latin1').toString('utf8');
  for (const [, address = '', parameters = ''] of header.matchAll(LINK)) {
    const plain = address.trim().replaceAll('&amp;', '&');
    if (!NEXT.test(parameters) || !URL.canParse(plain, url)) continue;
    const next = new URL(plain, url);
    if (next.origin === new URL(url).origin) return next.href;
  }
  return undefined;
}
