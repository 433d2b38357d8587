import { outcomeOf } from '../../src/sittings/outcome.js';
import type { Outcome, Sitting } from '../../src/sittings/sitting.js';
import { COMPETENCES } from '../support/content-folder.js';
import {
  finished,
  rightAnswer,
  sittingServices,
  SKIP,
  started,
  wrongAnswer,
  type SittingServices,
} from './support.js';

let services: SittingServices;
beforeAll(async () => {
  services = await sittingServices();
});

const take = async (path: string, answerTo: Parameters<typeof finished>[2]) =>
  finished(services, await started(services, { path }), answerTo);

const outcome = ({ outcome: reached }: Sitting): Outcome => {
  if (reached === undefined) throw new Error('not finished');
  return reached;
};

/** Every other answer right, beginning with the first. */
const alternating = (sitting: Sitting) =>
  sitting.responses.length % 2 === 0 ? rightAnswer(sitting) : wrongAnswer(sitting);

const LEVELS = ['en-construction', 'independant', 'confirme', 'avance', 'expert'];
const THRESHOLDS = [-Infinity, -1.5, -0.5, 0.5, 1.5];

describe('the outcome', () => {
  it('reports every domain and competence of the path, in the order of the framework', async () => {
    const { domains, competences } = outcome(await take('libre', rightAnswer));
    expect(domains.map(({ id }) => id)).toEqual(['soin', 'reseau']);
    expect(competences.map(({ id }) => id)).toEqual(COMPETENCES);
  });

  it('reports only what the path is about', async () => {
    const { domains, competences } = outcome(await take('soin', rightAnswer));
    expect(domains.map(({ id }) => id)).toEqual(['soin']);
    expect(competences.map(({ id }) => id)).toEqual(['soin.noter', 'soin.lire']);
  });

  it('counts every answer once, in its competence, its domain and in all', async () => {
    const sitting = await take('libre', alternating);
    const { general, domains, competences } = outcome(sitting);
    const sum = (parts: readonly { answers: number }[]) =>
      parts.reduce((all, { answers }) => all + answers, 0);
    expect([general.answers, sum(domains), sum(competences)]).toEqual([4, 4, 4]);
    for (const { id, answers } of competences) {
      expect(answers).toBe(sitting.responses.filter(({ competence }) => competence === id).length);
    }
  });

  it('gives every measured domain an estimate with its uncertainty', async () => {
    for (const answerTo of [rightAnswer, wrongAnswer, alternating, () => SKIP]) {
      for (const { answers, mean, sd, lowest, highest } of outcome(await take('libre', answerTo)).domains) {
        expect(answers).toBeGreaterThan(0);
        expect(Math.abs(mean ?? NaN)).toBeLessThan(4);
        expect(sd).toBeGreaterThan(0);
        expect(LEVELS.indexOf(lowest ?? '')).toBeGreaterThanOrEqual(0);
        expect(LEVELS.indexOf(lowest ?? '')).toBeLessThanOrEqual(LEVELS.indexOf(highest ?? ''));
      }
    }
  });

  it('names a level only where it is the one at the estimate, and likely enough', async () => {
    let named = 0;
    let unnamed = 0;
    for (let round = 0; round < 8; round += 1) {
      for (const answerTo of [rightAnswer, wrongAnswer, alternating]) {
        const { general, domains, competences } = outcome(await take('soin', answerTo));
        for (const { level, mean = NaN, sd = NaN } of [general, ...domains, ...competences]) {
          const rank = THRESHOLDS.findLastIndex((from) => mean >= from);
          const reached = probabilityAbove(THRESHOLDS[rank] ?? NaN, mean, sd);
          const likely = rank === 0 ? 1 - probabilityAbove(-1.5, mean, sd) : reached;
          // The posterior is close to a normal one; where it is a close call, either may be right.
          if (likely > 0.65) expect(level).toBe(LEVELS[rank]);
          if (likely < 0.55) expect(level).toBeUndefined();
          if (level === undefined) unnamed += 1;
          else named += 1;
        }
      }
    }
    expect(named).toBeGreaterThan(0);
    expect(unnamed).toBeGreaterThan(0);
  });

  it('says nothing of a competence that was not asked', async () => {
    const sitting = await take('libre', rightAnswer);
    const without = sitting.responses.filter(({ competence }) => competence !== 'soin.lire');
    const { competences } = outcomeOf({ ...sitting, responses: without }, 'length', services.content);
    expect(competences[1]).toEqual({ id: 'soin.lire', answers: 0 });
  });

  it('rises with right answers', async () => {
    const [low, high] = [await take('libre', wrongAnswer), await take('libre', rightAnswer)];
    expect(high.ability ?? NaN).toBeGreaterThan((low.ability ?? NaN) + 0.5);
  });

  it('is provisional while parameters are guesses', async () => {
    expect(outcome(await take('libre', rightAnswer)).provisional).toBe(true);
  });

  it('ends on precision where the path asks for one, on length otherwise', async () => {
    expect(outcome(await take('libre', rightAnswer)).stop).toBe('length');
    const precise = await take('soin', alternating);
    // The stop goes by the deviation expected of competences, the outcome by the mean over all of them.
    expect(outcome(precise).general.sd ?? NaN).toBeLessThanOrEqual(
      outcome(precise).stop === 'precision' ? 0.62 : Infinity,
    );
    expect(precise.responses.length).toBeGreaterThanOrEqual(2);
  });
});

/** Abramowitz & Stegun 7.1.26, within 1.5e-7. */
function probabilityAbove(threshold: number, mean: number, sd: number): number {
  if (threshold === -Infinity) return 1;
  const z = (mean - threshold) / (sd * Math.SQRT2);
  const t = 1 / (1 + 0.3275911 * Math.abs(z));
  const tail =
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) *
    Math.exp(-z * z);
  return z >= 0 ? 1 - tail / 2 : tail / 2;
}

describe('the grade', () => {
  it('is none where the path is not graded', async () => {
    const { gradeShare, gradeDueAt } = await take('libre', rightAnswer);
    expect({ gradeShare, gradeDueAt }).toEqual({ gradeShare: undefined, gradeDueAt: undefined });
  });

  it('is full for finishing, whatever the answers', async () => {
    for (const answerTo of [rightAnswer, wrongAnswer, () => SKIP]) {
      expect((await take('positionnement', answerTo)).gradeShare).toBe(1);
    }
  });

  it('is the share of the questions answered in training, right or not', async () => {
    expect((await take('entrainement', wrongAnswer)).gradeShare).toBe(1);
    expect((await take('entrainement', () => SKIP)).gradeShare).toBe(0);
    const half = await take('entrainement', (sitting) =>
      sitting.responses.length % 2 === 0 ? SKIP : wrongAnswer(sitting),
    );
    expect(half.gradeShare).toBe(0.5);
  });

  it('is, in an exam, the share of the whole bank that the ability would get right', async () => {
    for (const answerTo of [rightAnswer, wrongAnswer, alternating]) {
      const { gradeShare, ability = NaN } = await take('examen', answerTo);
      const { of } = services.content.parameters;
      const chances = [...of.values()].map(({ a, b, c, d, bSd = 0, steps = [0] }) => {
        const flattened = a / Math.sqrt(1 + (Math.PI * a * a * bSd * bSd) / 8);
        const weights = [1];
        for (const step of steps)
          weights.push((weights.at(-1) ?? 0) * Math.exp(flattened * (ability - b - step)));
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        const share = weights.reduce((sum, weight, k) => sum + (weight * k) / steps.length, 0) / total;
        return c + (d - c) * share;
      });
      const expected = chances.reduce((sum, chance) => sum + chance, 0) / chances.length;
      expect(gradeShare).toBeCloseTo(expected, 10);
    }
  });

  it('is, in an exam, higher for right answers and never out of its bounds', async () => {
    const [low, high] = [await take('examen', wrongAnswer), await take('examen', rightAnswer)];
    expect(low.gradeShare ?? NaN).toBeGreaterThanOrEqual(0);
    expect(high.gradeShare ?? NaN).toBeGreaterThan(low.gradeShare ?? NaN);
    expect(high.gradeShare ?? NaN).toBeLessThanOrEqual(1);
  });
});
