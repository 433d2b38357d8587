import type { Localized } from '../../content/localized.js';
import type { PrescriptionSettings } from '../prescriptions.js';

/** What a teacher decides of a path; the rest follows from it. */
export interface Composition {
  readonly title: Localized;
  /** Ids of domains and competences. */
  readonly parts: readonly string[];
  readonly mode: PrescriptionSettings['mode'];
  /** Expert levels, both ends included. */
  readonly levels: { readonly from: number; readonly to: number };
  readonly length: PrescriptionSettings['length'];
  readonly feedback: PrescriptionSettings['feedback'];
  readonly graded: boolean;
  readonly points: number;
  /** Share of full points; of exams only. */
  readonly passing: number | undefined;
  readonly attempts: PrescriptionSettings['attempts'];
  /** Milliseconds. */
  readonly timeLimit: number | undefined;
  /** Milliseconds since 1970. */
  readonly opensAt: number | undefined;
  readonly closesAt: number | undefined;
  readonly leastAnswers: number | undefined;
}

/** The easiest and the hardest expert level. */
export const LOWEST_LEVEL = 1;
export const HIGHEST_LEVEL = 7;
