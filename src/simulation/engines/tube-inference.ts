import type { ItemResponse } from '../../assessment/ability.js';
import { drawIndex, seededRandom } from '../../assessment/random.js';
import type { LevelledItem, PositioningEngine } from './engine.js';

const LEVELS = Array.from({ length: 15 }, (_, k) => 0.5 + k / 2);
const FIRST_LEVEL = 2;
/** Skills so far above the predicted level are not asked. */
const TOO_HARD = 2;

const chance = (learner: number, skill: number): number => 1 / (1 + Math.exp(-(learner - skill)));

/**
 * A peer's rule, from its description: the level is the one at which a Rasch model of slope 1 comes closest to the
 * answers, with two pseudo-answers, level 0 solved and level 7 failed; an answer settles every easier skill of its
 * tube when right and every harder one when wrong; the next skill is the one expected to settle most; it ends when
 * nothing is left to settle.
 */
export function tubeInferenceEngine(items: readonly LevelledItem[]): PositioningEngine {
  const itemOf = new Map(items.map((item) => [item.id, item]));

  function settled(responses: readonly ItemResponse[]): Map<string, boolean> {
    const known = new Map<string, boolean>();
    for (const { item: id, credit } of responses) {
      const asked = itemOf.get(id);
      if (asked === undefined) continue;
      for (const skill of items.filter(({ tube }) => tube === asked.tube)) {
        if (credit === 1 && skill.level <= asked.level && !known.has(skill.id)) known.set(skill.id, true);
        if (credit !== 1 && skill.level >= asked.level && !known.has(skill.id)) known.set(skill.id, false);
      }
    }
    return known;
  }

  function predicted(responses: readonly ItemResponse[]): number {
    if (responses.length === 0) return FIRST_LEVEL;
    const answers = [
      ...responses.map(({ item, credit }) => ({
        level: itemOf.get(item)?.level ?? 0,
        right: credit,
      })),
      { level: 0, right: 1 },
      { level: 7, right: 0 },
    ];
    const misfit = (learner: number): number =>
      Math.abs(answers.reduce((sum, { level, right }) => sum + right - chance(learner, level), 0));
    return LEVELS.reduce((best, level) => (misfit(level) < misfit(best) ? level : best));
  }

  return {
    next(responses, seed) {
      const known = settled(responses);
      const left = items.filter(({ id }) => !known.has(id));
      const level = predicted(responses);
      const reachable = left.filter((skill) => skill.level - level <= TOO_HARD);
      const open = reachable.length > 0 ? reachable : left;
      const reward = (skill: LevelledItem): number => {
        const siblings = left.filter(({ tube }) => tube === skill.tube);
        const easier = siblings.filter((other) => other.level <= skill.level).length;
        const harder = siblings.filter((other) => other.level >= skill.level).length;
        const solved = chance(level, skill.level);
        return solved * easier + (1 - solved) * harder;
      };
      const valued = open.map((skill) => ({ id: skill.id, worth: reward(skill) }));
      const most = Math.max(...valued.map(({ worth }) => worth));
      const best = valued.filter(({ worth }) => worth === most);
      return best[drawIndex(best.length, seededRandom(`${seed}/${responses.length}`))]?.id;
    },
    conclude(responses) {
      const known = settled(responses);
      return {
        held: new Map(items.map(({ id }) => [id, known.get(id) ?? false])),
        level: predicted(responses),
      };
    },
  };
}
