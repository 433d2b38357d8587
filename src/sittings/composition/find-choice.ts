import type { Content } from '../../content/content.js';
import { settingsOf, type Prescription, type Prescriptions } from '../prescriptions.js';
import { SittingRefusal } from '../refusal.js';

/** Names a path in the place of a prescription; the ids of prescriptions have no colon. */
const PATH = 'path:';

export function pathChoice(pathId: string): string {
  return `${PATH}${pathId}`;
}

/**
 * What a teacher chose by its name: a path, which becomes a prescription as it is, or a prescription of their
 * institution.
 * @throws SittingRefusal `path_unknown`
 */
export async function findChoice(
  choice: string,
  institutionId: string,
  { content, prescriptions }: { readonly content: Content; readonly prescriptions: Prescriptions },
): Promise<Prescription> {
  if (choice.startsWith(PATH)) {
    const path = content.paths.get(choice.slice(PATH.length));
    if (path !== undefined) return prescriptions.keep(institutionId, settingsOf(path));
  } else {
    const found = await prescriptions.get(choice);
    if (found?.institutionId === institutionId) return found;
  }
  throw new SittingRefusal('path_unknown', 'neither a path nor a prescription of this institution');
}
