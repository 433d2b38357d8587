import type { ChosenSettings } from './choose-settings.js';
import type { Placement, Placements } from './placements.js';

/** What a teacher is asked of a link that came with the copy of a course. */
export interface CopiedLink {
  readonly prescriptionId: string;
  /** Whether its dates belong to the original: nobody can start any more. */
  readonly over: boolean;
}

/**
 * Whether a link is a copy about which its teacher has not been asked yet, and nobody has begun. Platforms that
 * do not tell are seen through by the same prescription in two courses, or by dates that are over.
 * @param now milliseconds since 1970
 */
export async function copiedLink(
  placement: Placement,
  chosen: ChosenSettings,
  { placements, now }: { readonly placements: Placements; readonly now: () => number },
): Promise<CopiedLink | undefined> {
  if (placement.used || (chosen.by !== 'inherited' && chosen.by !== 'link-prescription')) return undefined;
  const { closesAt = Infinity } = chosen.settings;
  const over = closesAt <= now();
  const copied = over || placement.copiedFrom !== undefined || (await placements.hasTwin(placement));
  return copied ? { prescriptionId: chosen.prescription.id, over } : undefined;
}
