import type { ClaimCheck } from './check.js';
import { refuseForeignReview } from './checks/refuse-foreign-review.js';
import { refuseForeignTargetLink } from './checks/refuse-foreign-target-link.js';
import { refuseMissingDeployment } from './checks/refuse-missing-deployment.js';
import { refuseMissingResourceLink } from './checks/refuse-missing-resource-link.js';
import { refuseMissingRoles } from './checks/refuse-missing-roles.js';
import { refuseMissingSubject } from './checks/refuse-missing-subject.js';
import { refuseOtherAudience } from './checks/refuse-other-audience.js';
import { refuseOtherAuthorizedParty } from './checks/refuse-other-authorized-party.js';
import { refuseOtherIssuer } from './checks/refuse-other-issuer.js';
import { refuseOtherMessageType } from './checks/refuse-other-message-type.js';
import { refuseOtherNonce } from './checks/refuse-other-nonce.js';
import { refuseOtherVersion } from './checks/refuse-other-version.js';
import { refuseUnusableDeepLinking } from './checks/refuse-unusable-deep-linking.js';
import { refuseWrongTimes } from './checks/refuse-wrong-times.js';

/** In this order: first whether the token is for us and now, then whether it says what a launch must say. */
export const claimChecks: readonly ClaimCheck[] = [
  refuseOtherIssuer,
  refuseOtherAudience,
  refuseOtherAuthorizedParty,
  refuseWrongTimes,
  refuseOtherNonce,
  refuseOtherVersion,
  refuseOtherMessageType,
  refuseMissingSubject,
  refuseMissingRoles,
  refuseMissingResourceLink,
  refuseUnusableDeepLinking,
  refuseForeignReview,
  refuseMissingDeployment,
  refuseForeignTargetLink,
];
