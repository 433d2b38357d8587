import type { Registration } from './registrations.js';

/**
 * The origins that may frame a launch's pages: those of its registration, and that of the return address which
 * this launch's token signed. Anything but an http(s) origin is left out.
 */
export function frameOrigins(registered: readonly string[], returnUrl: string | undefined): string[] {
  const candidates = returnUrl === undefined ? registered : [...registered, returnUrl];
  return [...new Set(candidates.flatMap((url) => originOf(url) ?? []))];
}

/** A name or an address: in a content security policy `*`, `,` and `;` would mean something else. */
const HOST = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])$/;

export function originOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, origin, hostname } = new URL(url);
  return (protocol === 'https:' || protocol === 'http:') && HOST.test(hostname) ? origin : undefined;
}

/** Those of the registration itself, and those that the administrator added. */
export function registeredFrameOrigins({
  frameOrigins: own,
  addedFrameOrigins,
}: Registration): readonly string[] {
  return addedFrameOrigins === undefined ? own : [...own, ...addedFrameOrigins];
}
