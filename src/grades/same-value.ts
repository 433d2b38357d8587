import { isSameShare } from '../lti/services/scores.js';
import { quirksOf } from '../lti/platforms/quirks-of.js';

/** A share as a platform of this family keeps it. */
export function shareThere(share: number, family: string): number {
  return quirksOf(family).wholePoints ? Math.round(share * 100) / 100 : share;
}

/** Whether what the platform has is our value, as near as it keeps it. */
export function isSameThere(platformShare: number, share: number, family: string): boolean {
  return isSameShare(platformShare, shareThere(share, family));
}
