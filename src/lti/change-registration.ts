import { ConflictError } from '../store/errors.js';
import type { Registration, Registrations } from './registrations.js';

/** What of a registration an administrator changes. */
export type RegistrationChange = Partial<Pick<Registration, 'name' | 'status' | 'addedFrameOrigins'>>;

/**
 * Changes a registration, whatever else changes it at the same moment.
 * @returns it as it was before; undefined when it is gone
 */
export async function changeRegistration(
  id: string,
  change: RegistrationChange,
  registrations: Registrations,
): Promise<Registration | undefined> {
  for (;;) {
    const found = await registrations.get(id);
    if (found === undefined) return undefined;
    try {
      await registrations.update({ ...found.doc, ...change }, found.version);
      return found.doc;
    } catch (error) {
      // Registered anew, or changed by somebody else at the same moment: what they wrote is kept.
      if (!(error instanceof ConflictError)) throw error;
    }
  }
}
