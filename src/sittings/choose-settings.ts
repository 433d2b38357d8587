import type { Content } from '../content/content.js';
import type { Placement } from './placements.js';
import {
  settingsOf,
  type Prescription,
  type Prescriptions,
  type PrescriptionSettings,
} from './prescriptions.js';

/**
 * What a placement opens, and where that was decided. `nothing`: its link names a path or a prescription that is
 * not known here.
 */
export type ChosenSettings =
  | {
      readonly by: 'prescription' | 'link-prescription' | 'inherited';
      readonly settings: PrescriptionSettings;
      readonly prescription: Prescription;
    }
  | { readonly by: 'link' | 'default'; readonly settings: PrescriptionSettings }
  | { readonly by: 'nothing'; readonly unknown: string };

export interface ChoiceDependencies {
  readonly content: Content;
  readonly prescriptions: Prescriptions;
  readonly defaultPath: string;
}

/**
 * In this order: the prescription bound to the placement, the one that its link was made for, the one that the
 * original of its link opened, the path that its link names, the default path. A prescription of another
 * institution is none: a link copied from there opens the path that it names, if it names one.
 */
export async function chooseSettings(
  placement: Placement,
  { content, prescriptions, defaultPath }: ChoiceDependencies,
): Promise<ChosenSettings> {
  const { prescriptionId, linkPrescription, inheritedPrescription, linkPath, institutionId } = placement;
  const known = async (id: string | undefined): Promise<Prescription | undefined> => {
    const found = id === undefined ? undefined : await prescriptions.get(id);
    return found?.institutionId === institutionId ? found : undefined;
  };
  const bound = await known(prescriptionId);
  if (bound !== undefined) return { by: 'prescription', settings: bound.settings, prescription: bound };
  const linked = await known(linkPrescription);
  if (linked !== undefined) {
    return { by: 'link-prescription', settings: linked.settings, prescription: linked };
  }
  const inherited = await known(inheritedPrescription);
  if (inherited !== undefined) {
    return { by: 'inherited', settings: inherited.settings, prescription: inherited };
  }
  if (linkPrescription !== undefined && linkPath === undefined) {
    return { by: 'nothing', unknown: linkPrescription };
  }
  const pathId = linkPath ?? defaultPath;
  const path = content.paths.get(pathId);
  if (path === undefined) return { by: 'nothing', unknown: pathId };
  return { by: linkPath === undefined ? 'default' : 'link', settings: settingsOf(path) };
}
