import type { Dialect } from '../dialects/dialect.js';
import type { Interaction } from './interaction.js';
import { plainText } from './plain-text.js';

export interface WrittenAnswer {
  /** Empty where nothing was answered. */
  readonly response: string;
  readonly patterns: readonly string[];
}

/** What every LMS must take of most types (SCORM 2004 RTE 4.2.9). */
const MOST_PATTERNS = 5;

/** An interaction's response, and the patterns of the right ones, in a standard's grammar. */
export function writtenAnswer(
  { type, response, right, caseMatters }: Interaction,
  { letters, texts, rich }: Pick<Dialect, 'letters' | 'texts' | 'rich'>,
): WrittenAnswer {
  const isText = type === 'fill-in';
  const tell = (value: readonly string[]): string =>
    !isText ? letters(value) : plainText(value.join(''), 1) ? texts(value) : '';
  const opening = isText && rich ? `{case_matters=${String(caseMatters)}}` : '';
  return {
    response: tell(response),
    patterns: [...new Set(right.map(tell).filter(isPattern))]
      .slice(0, MOST_PATTERNS)
      .map((pattern) => opening + pattern),
  };
}

/** Some LMSs refuse one that names a text twice. */
function isPattern(told: string): boolean {
  const parts = told.split('[,]');
  return !!told && new Set(parts).size === parts.length;
}
