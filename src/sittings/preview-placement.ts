import { chooseSettings, type ChoiceDependencies } from './choose-settings.js';
import type { Placement, Placements } from './placements.js';

/**
 * Where teachers try a placement's path: a placement of its own, so that a try is never graded and stands in no
 * list. There is one for each path that the real placement came to open, so that a try of another path is not
 * resumed in its place.
 */
export async function previewPlacement(
  placement: Placement,
  dependencies: ChoiceDependencies & { readonly placements: Placements },
): Promise<Placement> {
  const { id, institutionId, registrationId, title, linkPath, prescriptionId } = placement;
  const chosen = await chooseSettings(placement, dependencies);
  const path = chosen.by === 'nothing' ? chosen.unknownPath : chosen.settings.pathId;
  return dependencies.placements.recognise({
    institutionId,
    registrationId,
    kind: 'preview',
    key: `preview:${id}:${path}`,
    ...(title === undefined ? {} : { title }),
    ...(linkPath === undefined ? {} : { linkPath }),
    ...(prescriptionId === undefined ? {} : { prescriptionId }),
  });
}
