import { isWebAddress } from '../web-address.js';
import type { Preset } from './preset.js';

/** An LMS' address as an administrator gave it, brought into the form that templates want. */
export interface PlatformAddress {
  /** Without a slash at its end, a query or a fragment. */
  readonly address: string;
  readonly origin: string;
}

/**
 * Reads an address as people copy it: without https://, with a slash at its end, or that of some page of the LMS.
 * @returns undefined when no address can be made of it, or one with a password, or without https off this machine
 */
export function readPlatformAddress(typed: string, { address: rules }: Preset): PlatformAddress | undefined {
  const text = typed.trim();
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(whole)) return undefined;
  const url = new URL(whole);
  url.hash = '';
  if (!isWebAddress(url.href)) return undefined;
  const { origin } = url;
  return { origin, address: rules.keepsFolder ? `${origin}${folderOf(url, rules.cutAt)}` : origin };
}

/** The folder that the LMS lives in, without the pages in it. */
function folderOf({ pathname }: URL, pages: readonly string[]): string {
  const parts = pathname.split('/').filter((part) => part !== '');
  const page = parts.findIndex((part) => pages.includes(part) || /\.\w{2,5}$/.test(part));
  return (page === -1 ? parts : parts.slice(0, page)).map((part) => `/${part}`).join('');
}
