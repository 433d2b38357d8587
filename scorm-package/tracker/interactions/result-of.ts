import type { RecordedAnswer } from '../tracker.js';

/**
 * What came of an answer: a word, or for partial credit its share with two decimals, from 0.01 to 0.99, so that it
 * never reads as right or wrong. A skipped question is neither.
 *
 * @param wrong the standard's word for it: `wrong` in SCORM 1.2, `incorrect` in SCORM 2004
 */
export function resultOf(
  { answer, credit }: Pick<RecordedAnswer, 'answer' | 'credit'>,
  wrong: string,
): string {
  if (answer.kind === 'skipped') return 'neutral';
  if (credit >= 1) return 'correct';
  return credit > 0 ? String(Math.min(99, Math.max(1, Math.round(credit * 100))) / 100) : wrong;
}
