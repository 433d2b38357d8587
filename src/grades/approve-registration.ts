import { changeRegistration } from '../lti/change-registration.js';
import type { Registration, Registrations } from '../lti/registrations.js';
import { releaseHeldGrades, type ReleaseDependencies } from './release-held-grades.js';

export interface ApprovalDependencies extends ReleaseDependencies {
  readonly registrations: Registrations;
}

/**
 * Lets a platform launch, one that waits or was suspended; grades that were held back meanwhile are due now.
 * @returns it as it was before; undefined when it is gone
 */
export async function approveRegistration(
  registrationId: string,
  dependencies: ApprovalDependencies,
): Promise<Registration | undefined> {
  const before = await changeRegistration(registrationId, { status: 'active' }, dependencies.registrations);
  await releaseHeldGrades({ registrationId }, dependencies);
  return before;
}
