import type { ClaimCheck } from '../check.js';
import { LaunchRefusal } from '../refusal.js';

/** Optional in LTI Core 1.3, section 5.3.6, for anonymous launches; without it no grade can be kept apart. */
export const refuseMissingSubject: ClaimCheck = ({ sub }) => {
  if (sub === undefined) throw new LaunchRefusal('subject_missing', 'the token names nobody');
};
