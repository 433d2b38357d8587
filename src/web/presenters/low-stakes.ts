import type { Content } from '../../content/content.js';
import type { PrescriptionSettings } from '../../sittings/prescriptions.js';

/** Whether an exam asks items that anybody may have seen. */
export function isLowStakes({ mode, competences }: PrescriptionSettings, { items }: Content): boolean {
  if (mode !== 'exam') return false;
  return [...items.values()].some(
    ({ competence, access }) => access === 'practice' && competences.includes(competence),
  );
}
