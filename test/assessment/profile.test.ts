import fc from 'fast-check';
import { estimateAbility } from '../../src/assessment/ability.js';
import { prepareBank } from '../../src/assessment/bank.js';
import { profileOf } from '../../src/assessment/profile.js';
import { bankItem, evenItems, rasch, right, wrong } from './support/builders.js';
import { integrate, moments, normalDensity } from './support/simpson.js';

const competences = ['d.one', 'd.two', 'e.one', 'e.two'];
const bank = prepareBank(evenItems(competences, 5));
const find = (
  parts: readonly { id: string; posterior: { mean: number; sd: number } | undefined }[],
  id: string,
) => parts.find((part) => part.id === id)?.posterior;

const sure = (deviation: number) => [{ deviation, probability: 1 }];

describe('a profile', () => {
  it('hears answers on several competences for the general ability as far as the deviation carries them', () => {
    // With one answer a competence, each is an item whose curve is averaged over N(0, 0.5²).
    const responses = [right('d.one-2'), wrong('e.one-1')];
    const { general } = profileOf(bank, responses, competences, { deviation: sure(0.5) });
    const p = (z: number): number => 1 / (1 + Math.exp(-z));
    const averaged = (ability: number, chance: (at: number) => number): number =>
      integrate((at) => normalDensity(at, ability, 0.5) * chance(at), ability - 3, ability + 3, 60);
    const density = (ability: number): number =>
      normalDensity(ability) * averaged(ability, (at) => p(at)) * averaged(ability, (at) => 1 - p(at + 1));
    const expected = moments(density, -6, 6, 60);
    expect(general.mean).toBeCloseTo(expected.mean, 3);
    expect(general.sd).toBeCloseTo(expected.sd, 3);
    expect(general.answers).toBe(2);
  });

  it('reports what was not answered as unmeasured', () => {
    const profile = profileOf(bank, [right('d.one-2')], competences);
    expect(profile.domains.map(({ id, posterior }) => [id, posterior?.answers])).toEqual([
      ['d', 1],
      ['e', undefined],
    ]);
    expect(profile.competences.map(({ posterior }) => posterior?.answers)).toEqual([
      1,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('reports a competence that has no item as unmeasured, in the domain that its id names', () => {
    const profile = profileOf(bank, [], ['f.new']);
    expect(profile.domains).toEqual([{ id: 'f', posterior: undefined }]);
    expect(profile.competences).toEqual([{ id: 'f.new', posterior: undefined, borrowed: 1 }]);
  });

  it('is only the widened prior and its own answers where all answers lie in one competence', () => {
    // Nothing to borrow: N(0, 1) widened by 0.5 is N(0, 1.25).
    const responses = [right('d.one-2'), wrong('d.one-4')];
    const competence = find(
      profileOf(bank, responses, competences, { deviation: sure(0.5) }).competences,
      'd.one',
    );
    const expected = estimateAbility(bank, responses, { mean: 0, sd: Math.sqrt(1.25) });
    expect(competence?.mean).toBeCloseTo(expected.mean, 4);
    expect(competence?.sd).toBeCloseTo(expected.sd, 4);
  });

  it('takes a domain for the mean of its competences, those not asked included', () => {
    const responses = [right('d.one-2'), right('d.one-3'), wrong('d.one-4')];
    const deviation = sure(0.7);
    const { domains, competences: parts, general } = profileOf(bank, responses, competences, { deviation });
    const one = find(parts, 'd.one');
    // The other competence of the domain is expected at the general ability.
    expect(find(domains, 'd')?.mean).toBeCloseTo(((one?.mean ?? NaN) + general.mean) / 2, 3);
  });

  it('says how much a competence borrows: less with each answer of its own', () => {
    const elsewhere = [0, 1, 2, 3, 4].map((i) => right(`e.one-${i}`));
    const borrowed = [0, 1, 2, 3, 4, 5].map((own) => {
      const mine = Array.from({ length: own }, (_, i) => wrong(`d.one-${i}`));
      const { competences: parts } = profileOf(bank, [...elsewhere, ...mine], competences);
      return parts.find(({ id }) => id === 'd.one')?.borrowed ?? NaN;
    });
    expect(borrowed[0]).toBe(1);
    expect(borrowed.toSorted((one, other) => other - one)).toEqual(borrowed);
    expect(borrowed[5]).toBeGreaterThan(0.2);
    expect(borrowed[5]).toBeLessThan(0.9);
  });

  it('is the same, to the last digit, in whatever order the answers came', () => {
    const responses = competences.flatMap((id) => [right(`${id}-1`), wrong(`${id}-3`), right(`${id}-4`)]);
    const orders = fc.shuffledSubarray(responses, { minLength: responses.length });
    const profile = profileOf(bank, responses, competences);
    fc.assert(
      fc.property(orders, (order) => {
        expect(profileOf(bank, order, competences)).toEqual(profile);
      }),
      { numRuns: 20 },
    );
  });

  it('counts each answer once: own answers as likelihood, the others through a wider prior', () => {
    // The double integral over the general ability and the domain's own, by Simpson's rule.
    const pair = prepareBank([
      bankItem('own', 'd.one', rasch(0.5)),
      bankItem('far', 'e.one', rasch(-1)),
      bankItem('far2', 'e.one', rasch(1)),
    ]);
    const p = (z: number): number => 1 / (1 + Math.exp(-z));
    const others = (general: number): number =>
      normalDensity(general) *
      integrate(
        (far) => normalDensity(far, general, 0.5) * p(far + 1) * p(far - 1),
        general - 3,
        general + 3,
        40,
      );
    const density = (own: number): number =>
      p(-(own - 0.5)) * integrate((general) => others(general) * normalDensity(own, general, 0.5), -6, 6, 60);
    const expected = moments(density, -6, 6, 60);
    const responses = [wrong('own'), right('far'), right('far2')];
    // Two answers on one competence: they share its deviation.
    const both = profileOf(pair, responses, ['d.one', 'e.one'], { deviation: sure(0.5) });
    expect(find(both.competences, 'd.one')?.mean).toBeCloseTo(expected.mean, 4);
    expect(find(both.competences, 'd.one')?.sd).toBeCloseTo(expected.sd, 4);
    expect(find(both.domains, 'd')?.mean).toBeCloseTo(expected.mean, 2);
  });

  it('is less certain of a competence than of the whole', () => {
    const responses = competences.flatMap((id) => [right(`${id}-1`), wrong(`${id}-3`)]);
    const profile = profileOf(bank, responses, competences);
    for (const { posterior } of [...profile.domains, ...profile.competences]) {
      expect(posterior?.sd).toBeGreaterThan(profile.general.sd);
    }
  });

  it('shows a strong domain above a weak one', () => {
    const responses = [0, 1, 2, 3, 4].flatMap((i) => [right(`d.one-${i}`), wrong(`e.one-${i}`)]);
    const { domains, general } = profileOf(bank, responses, competences);
    expect(find(domains, 'd')?.mean).toBeGreaterThan(general.mean + 0.3);
    expect(find(domains, 'e')?.mean).toBeLessThan(general.mean - 0.3);
  });

  it('lets parts lie further apart when told so', () => {
    const responses = [0, 1, 2, 3, 4].flatMap((i) => [right(`d.one-${i}`), wrong(`e.one-${i}`)]);
    const mean = (deviation: number) =>
      find(profileOf(bank, responses, competences, { deviation: sure(deviation) }).competences, 'd.one')
        ?.mean;
    expect(mean(1)).toBeGreaterThan((mean(0.3) ?? 0) + 0.3);
  });

  it('never lowers any part when a wrong answer turns right', () => {
    const ids = [...bank.items.keys()];
    const anySitting = fc
      .shuffledSubarray(ids, { minLength: 1 })
      .chain((asked) => fc.tuple(...asked.map((item) => fc.boolean().map((credit) => ({ item, credit })))));
    fc.assert(
      fc.property(anySitting, (sitting) => {
        const profileWith = (first: boolean) =>
          profileOf(
            bank,
            sitting.map(({ item, credit }, i) => ((i === 0 ? first : credit) ? right(item) : wrong(item))),
            competences,
          );
        const [worse, better] = [profileWith(false), profileWith(true)];
        for (const kind of ['domains', 'competences'] as const) {
          for (const { id, posterior } of worse[kind]) {
            const after = find(better[kind], id);
            expect(after?.mean ?? 0).toBeGreaterThanOrEqual((posterior?.mean ?? 0) - 1e-9);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
