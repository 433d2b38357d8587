import type { PreparedItem } from '../bank.js';
import { AssessmentError } from '../errors.js';
import type { Narrowing } from './narrow.js';

/** What a plan asks of the mix of its questions. */
export interface ContentRules {
  /** The largest share of the questions that a type may have, in (0, 1], by type; absent: no limit. */
  readonly typeShares?: Readonly<Record<string, number>>;
  /** How many words a question may have on average: above 0; absent: no limit. */
  readonly words?: number;
}

/** @throws AssessmentError `invalid-plan`, saying what is wrong */
export function checkContentRules({ typeShares = {}, words }: ContentRules): void {
  for (const [type, share] of Object.entries(typeShares)) {
    if (share > 0 && share <= 1) continue;
    throw new AssessmentError('invalid-plan', `the share of ${type} must lie in (0, 1], and is ${share}`);
  }
  if (words !== undefined && !(words > 0 && words < Infinity)) {
    throw new AssessmentError('invalid-plan', `the words of a question must be above 0, and are ${words}`);
  }
}

/**
 * The rules of content as they stand after some questions, the most important first: enemies never in one sitting; no
 * two timed or simulated questions in a row; no type above its share, one question over included; no more to read
 * than the average asked for, one question ahead included, so that a long text may come and short ones follow.
 *
 * @param asked in the order asked
 * @param hasEnemies whether any item of the bank has
 */
export function contentRulesAfter(
  asked: readonly PreparedItem[],
  { typeShares = {}, words }: ContentRules,
  hasEnemies: boolean,
): Narrowing[] {
  const next = asked.length + 1;
  const rules: Narrowing[] = [];
  if (hasEnemies) {
    const ids = new Set(asked.map(({ id }) => id));
    const enemies = new Set(asked.flatMap(({ enemies: own = [] }) => own));
    rules.push({
      rule: 'enemy',
      keeps: ({ id, enemies: own }) => !enemies.has(id) && own?.some((enemy) => ids.has(enemy)) !== true,
    });
  }
  if (asked.at(-1)?.demanding === true) {
    rules.push({ rule: 'two-in-a-row', keeps: ({ demanding }) => demanding !== true });
  }
  const full = Object.entries(typeShares).flatMap(([type, share]) => {
    const had = asked.filter((item) => item.type === type).length;
    return had + 1 <= Math.ceil(share * next) ? [] : [type];
  });
  if (full.length > 0) {
    rules.push({ rule: 'type-share', keeps: ({ type }) => type === undefined || !full.includes(type) });
  }
  if (words !== undefined) {
    const left = words * (next + 1) - asked.reduce((sum, item) => sum + (item.words ?? 0), 0);
    rules.push({ rule: 'reading-load', keeps: (item) => (item.words ?? 0) <= left });
  }
  return rules;
}
