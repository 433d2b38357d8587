import { explanationOf } from '../../src/web/presenters/explanation.js';
import { frameworkNames } from '../../src/web/presenters/names.js';
import { translatorOf } from '../../src/web/i18n/translator.js';
import type { Sitting } from '../../src/sittings/sitting.js';
import {
  finished,
  rightAnswer,
  sittingServices,
  started,
  type SittingServices,
} from '../sittings/support.js';

let services: SittingServices;
let sitting: Sitting;

beforeAll(async () => {
  services = await sittingServices();
  sitting = await finished(services, await started(services, { path: 'libre' }), rightAnswer);
});

/** With typographic spaces made plain. */
const told = (of: Sitting, place: number, audience: 'learner' | 'teacher', language: 'fr' | 'en' = 'fr') =>
  explanationOf(of, place, frameworkNames(services.content, language), audience, translatorOf(language)).map(
    (sentence) => sentence.replaceAll(/[\u00a0\u202f]/g, ' '),
  );

/** The sitting with something else kept of its first question. */
function withWhy(change: object): Sitting {
  const [first, ...others] = sitting.responses;
  if (first?.why === undefined) throw new Error('nothing kept');
  return { ...sitting, responses: [{ ...first, why: { ...first.why, ...change } }, ...others] };
}

describe('why a question was asked', () => {
  it('names the competence whose turn it was, the draw, and how the answer moved the estimate', () => {
    const sentences = told(sitting, 0, 'learner');
    expect(sentences[0]).toMatch(
      /^C’était au tour de la compétence « (Noter|Lire|Protéger) », où 6 questions/,
    );
    expect(sentences[1]).toMatch(/tirée au sort parmi les 5 qui en disaient le plus/);
    expect(sentences[2]).toBe(
      'La réponse a fait monter l’estimation du niveau, qui est devenue plus précise.',
    );
    expect(sentences).toHaveLength(3);
  });

  it('says what was set aside, by which rule', () => {
    const excluded = [
      { rule: 'met-earlier', items: 2 },
      { rule: 'type-share', items: 1 },
    ];
    const sentences = told(withWhy({ excluded }), 0, 'learner');
    expect(sentences).toContain('2 questions déjà posées lors d’un essai précédent ont été écartées.');
    expect(sentences).toContain('1 question à choix unique a été écartée, pour varier.');
  });

  it('says that it had been asked before, where it had', () => {
    expect(told(withWhy({ seenEarlier: true }), 0, 'learner', 'en')).toContain(
      'It had been asked in an earlier attempt: no other was left.',
    );
  });

  it('compares the last answer with the outcome', () => {
    expect(told(sitting, sitting.responses.length - 1, 'learner').at(-1)).toMatch(/^La réponse/);
  });

  it('tells a fall, and a move too small to tell', () => {
    const after = sitting.responses[1]?.why ?? { mean: NaN, sd: NaN };
    expect(told(withWhy({ mean: after.mean + 0.5 }), 0, 'learner').at(-1)).toContain('baisser');
    expect(told(withWhy({ mean: after.mean }), 0, 'learner').at(-1)).toContain('n’a presque pas changé');
    expect(told(withWhy({ sd: after.sd / 2 }), 0, 'learner').at(-1)).toContain('sans la rendre plus précise');
  });

  it('gives teachers the figures too', () => {
    expect(told(sitting, 0, 'teacher').at(-1)).toMatch(
      /^De -?\d,?\d* \(± \d[\d,]*\) à \d,?\d* \(± \d[\d,]*\) logit\.$/,
    );
  });

  it('is silent for a sitting from before it was kept', () => {
    const [first, ...others] = sitting.responses;
    if (first === undefined) throw new Error('no answer');
    const old = { ...sitting, responses: [{ ...first, why: undefined }, ...others] };
    expect(told(old, 0, 'learner')).toEqual([]);
  });
});
