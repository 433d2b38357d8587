import { contentHash } from '../content/revision.js';
import { chooseSettings, type ChoiceDependencies, type ChosenSettings } from './choose-settings.js';
import type { Prescription } from './prescriptions.js';
import type { Placement, Placements } from './placements.js';

/** Names what is opened, whoever chose it. */
function openedBy(chosen: ChosenSettings): string {
  return chosen.by === 'nothing' ? chosen.unknown : contentHash({ settings: chosen.settings });
}

/** Where a teacher tries a prescription that no link opens yet. */
export function previewPrescription(
  { id: prescriptionId, institutionId }: Prescription,
  registrationId: string,
  { placements }: { readonly placements: Placements },
): Promise<Placement> {
  const key = `preview:${registrationId}:${prescriptionId}`;
  return placements.recognise({ institutionId, registrationId, kind: 'preview', key, prescriptionId });
}

/**
 * Where teachers try a placement's path: a placement of its own, so that a try is never graded and stands in no
 * list. There is one for each path that the real placement came to open, so that a try of another path is not
 * resumed in its place.
 */
export async function previewPlacement(
  placement: Placement,
  dependencies: ChoiceDependencies & { readonly placements: Placements },
): Promise<Placement> {
  const { id, institutionId, registrationId, title, linkPath, linkPrescription, prescriptionId } = placement;
  const chosen = await chooseSettings(placement, dependencies);
  const path = openedBy(chosen);
  return dependencies.placements.recognise({
    institutionId,
    registrationId,
    kind: 'preview',
    key: `preview:${id}:${path}`,
    ...(title === undefined ? {} : { title }),
    ...(linkPath === undefined ? {} : { linkPath }),
    ...(linkPrescription === undefined ? {} : { linkPrescription }),
    ...(prescriptionId === undefined ? {} : { prescriptionId }),
  });
}
