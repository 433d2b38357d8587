import type { Placement, Placements } from './placements.js';

/**
 * Where a teacher tries a placement's path: a placement of its own, so that the try is never graded and stands
 * in no list. It follows what the real placement opens at that moment.
 */
export async function previewPlacement(placement: Placement, placements: Placements): Promise<Placement> {
  const { institutionId, registrationId, title, linkPath, prescriptionId } = placement;
  const preview = await placements.recognise({
    institutionId,
    registrationId,
    kind: 'preview',
    key: `preview:${placement.id}`,
    ...(title === undefined ? {} : { title }),
    ...(linkPath === undefined ? {} : { linkPath }),
  });
  if (preview.prescriptionId === prescriptionId) return preview;
  const found = await placements.get(preview.id);
  if (found === undefined) return preview;
  const following = { ...found.doc, prescriptionId };
  await placements.update(following, found.version);
  return following;
}
