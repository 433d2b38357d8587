import type { Content } from '../content/content.js';
import type { Placement } from './placements.js';
import {
  settingsOf,
  type Prescription,
  type Prescriptions,
  type PrescriptionSettings,
} from './prescriptions.js';

/** What a placement opens, and where that was decided. */
export type ChosenSettings =
  | {
      readonly by: 'prescription';
      readonly settings: PrescriptionSettings;
      readonly prescription: Prescription;
    }
  | { readonly by: 'link' | 'default'; readonly settings: PrescriptionSettings }
  | { readonly by: 'nothing'; readonly unknownPath: string };

export interface ChoiceDependencies {
  readonly content: Content;
  readonly prescriptions: Prescriptions;
  readonly defaultPath: string;
}

/** In this order: the prescription bound to the placement, the link's own parameter, the default path. */
export async function chooseSettings(
  placement: Placement,
  { content, prescriptions, defaultPath }: ChoiceDependencies,
): Promise<ChosenSettings> {
  if (placement.prescriptionId !== undefined) {
    const prescription = await prescriptions.get(placement.prescriptionId);
    if (prescription !== undefined)
      return { by: 'prescription', settings: prescription.settings, prescription };
  }
  const pathId = placement.linkPath ?? defaultPath;
  const path = content.paths.get(pathId);
  if (path === undefined) return { by: 'nothing', unknownPath: pathId };
  return { by: placement.linkPath === undefined ? 'default' : 'link', settings: settingsOf(path) };
}
