import type { Content } from '../../content/content.js';
import type { Path } from '../../content/paths.js';
import type { PrescriptionSettings } from '../prescriptions.js';

/** The path that settings follow, if they follow one that is still there. */
export function pathOf(
  settings: Pick<PrescriptionSettings, 'pathId'> | undefined,
  { paths }: Pick<Content, 'paths'>,
): Path | undefined {
  return settings?.pathId === undefined ? undefined : paths.get(settings.pathId);
}
