import { ConflictError } from '../store/errors.js';
import type { SittingDependencies } from './dependencies.js';
import type { Prescription } from './prescriptions.js';
import { SittingRefusal } from './refusal.js';

/**
 * Binds a placement to what a teacher chose for it, until its first sitting.
 * @throws SittingRefusal `path_unknown`, `placement_used`
 */
export async function bindPlacement(
  placementId: string,
  { id: prescriptionId, institutionId }: Prescription,
  { placements }: Pick<SittingDependencies, 'placements'>,
): Promise<void> {
  for (;;) {
    const found = await placements.get(placementId);
    if (found?.doc.institutionId !== institutionId) {
      throw new SittingRefusal('path_unknown', 'the placement is gone, or of another institution');
    }
    if (found.doc.used) throw new SittingRefusal('placement_used', 'a sitting was started');
    try {
      await placements.update({ ...found.doc, prescriptionId }, found.version);
      return;
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
    }
  }
}
