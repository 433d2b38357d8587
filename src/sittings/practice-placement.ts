import type { Content } from '../content/content.js';
import type { Placement, Placements } from './placements.js';
import { settingsOf, type Prescriptions } from './prescriptions.js';
import { SittingRefusal } from './refusal.js';

/**
 * Where the people of a placement take a module that their result advised: a placement of its own, never graded, for
 * each of the two.
 * @throws SittingRefusal `path_unknown`
 */
export async function practicePlacement(
  { id, institutionId, registrationId }: Placement,
  moduleId: string,
  {
    content,
    prescriptions,
    placements,
  }: { readonly content: Content; readonly prescriptions: Prescriptions; readonly placements: Placements },
): Promise<Placement> {
  const path = content.modules.has(moduleId) ? content.paths.get(moduleId) : undefined;
  if (path === undefined) throw new SittingRefusal('path_unknown', 'no such module');
  const settings = { ...settingsOf(path), grading: 'none' as const };
  const { id: prescriptionId } = await prescriptions.keep(institutionId, settings);
  const key = `practice:${id}:${moduleId}`;
  return placements.recognise({ institutionId, registrationId, kind: 'practice', key, prescriptionId });
}
