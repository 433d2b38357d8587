import { originOf } from '../frame-origins.js';

/** Whether a target link leads to us: only the origin counts, to the letter. */
export function isOurs(targetLink: string, publicUrl: string): boolean {
  return originOf(targetLink) === new URL(publicUrl).origin;
}
