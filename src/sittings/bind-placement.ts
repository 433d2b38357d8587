import { ConflictError } from '../store/errors.js';
import type { SittingDependencies } from './dependencies.js';
import { settingsOf, type Prescription } from './prescriptions.js';
import { SittingRefusal } from './refusal.js';

/**
 * Binds a placement to a path, as a teacher chooses it, until its first sitting.
 * @throws SittingRefusal `path_unknown`, `placement_used`
 */
export async function bindPlacement(
  placementId: string,
  pathId: string,
  { content, placements, prescriptions }: SittingDependencies,
): Promise<Prescription> {
  const path = content.paths.get(pathId);
  if (path === undefined) throw new SittingRefusal('path_unknown', 'no such path');
  for (;;) {
    const found = await placements.get(placementId);
    if (found === undefined) throw new SittingRefusal('path_unknown', 'the placement is gone');
    if (found.doc.used) throw new SittingRefusal('placement_used', 'a sitting was started');
    const prescription = await prescriptions.keep(found.doc.institutionId, settingsOf(path));
    try {
      await placements.update({ ...found.doc, prescriptionId: prescription.id }, found.version);
      return prescription;
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
    }
  }
}
