/** What an address in a manifest leads to. */
export type Target =
  | { readonly kind: 'file'; readonly path: string; readonly raw: string }
  | { readonly kind: 'external'; readonly url: string }
  | { readonly kind: 'outside' }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'badly-encoded'; readonly raw: string };

/** Characters of a base and an address together; the schemas’ authors ask for 2,000 of each, and no disk takes more. */
const LONGEST = 8_000;

const EXTERNAL = /^[A-Za-z][A-Za-z0-9+.-]*:|^\/\//;

/** Takes `.` and `..` out (RFC 3986, 5.2.4); undefined where it leads above the root. */
function normalized(path: string): string | undefined {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** Percent escapes as UTF-8, or byte for byte as ADL's checker reads them. */
function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    const bytewise = path.replace(/%([0-9A-Fa-f]{2})/g, (_all, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
    return /%(?![0-9A-Fa-f]{2})/.test(path) ? undefined : bytewise;
  }
}

/**
 * What `href` leads to from `base`, which is every `xml:base` above it, joined (REQ_30.3). What stands
 * behind `?` and `#` is for the page, not for the package.
 */
export function targetOf(base: string, href: string): Target {
  // A long base that holds for thousands of files would be gone through for each.
  if (base.length + href.length > LONGEST) return { kind: 'too-long' };
  const address = EXTERNAL.test(href) ? href : base + href;
  if (EXTERNAL.test(address)) return { kind: 'external', url: address };
  const path = address.replace(/[?#].*$/s, '').replaceAll('\\', '/');
  const raw = normalized(path);
  if (raw === undefined) return { kind: 'outside' };
  const clear = decoded(path);
  if (clear === undefined) return { kind: 'badly-encoded', raw };
  const inside = normalized(clear);
  return inside === undefined ? { kind: 'outside' } : { kind: 'file', path: inside, raw };
}
