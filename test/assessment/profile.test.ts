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

describe('a profile', () => {
  it('gives the same general ability as an estimate from all answers', () => {
    const responses = [right('d.one-2'), wrong('d.two-3'), right('e.one-1')];
    const { general } = profileOf(bank, responses, competences);
    expect(general.mean).toBe(estimateAbility(bank, responses).mean);
    expect(general.answers).toBe(3);
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
    expect(profile.competences).toEqual([{ id: 'f.new', posterior: undefined }]);
  });

  it('is only the widened prior and its own answers where all answers lie in one domain', () => {
    // Nothing to borrow: N(0, 1) widened by 0.5 is N(0, 1.25).
    const responses = [right('d.one-2'), right('d.two-3'), wrong('d.one-4')];
    const domain = find(profileOf(bank, responses, competences).domains, 'd');
    const expected = estimateAbility(bank, responses, { mean: 0, sd: Math.sqrt(1.25) });
    expect(domain?.mean).toBeCloseTo(expected.mean, 5);
    expect(domain?.sd).toBeCloseTo(expected.sd, 5);
  });

  it('counts each answer once: own answers as likelihood, the others through a wider prior', () => {
    // The double integral over the general ability and the domain's own, by Simpson's rule.
    const pair = prepareBank([
      bankItem('own', 'd.one', rasch(0.5)),
      bankItem('far', 'e.one', rasch(-1)),
      bankItem('far2', 'e.two', rasch(1)),
    ]);
    const p = (z: number): number => 1 / (1 + Math.exp(-z));
    const others = (general: number): number => normalDensity(general) * p(general + 1) * p(general - 1);
    const density = (own: number): number =>
      p(-(own - 0.5)) *
      integrate((general) => others(general) * normalDensity(own, general, 0.5), -8, 8, 200);
    const expected = moments(density, -8, 8);
    const responses = [wrong('own'), right('far'), right('far2')];
    const domain = find(profileOf(pair, responses, ['d.one', 'e.one', 'e.two']).domains, 'd');
    expect(domain?.mean).toBeCloseTo(expected.mean, 4);
    expect(domain?.sd).toBeCloseTo(expected.sd, 4);
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
    const mean = (competenceDeviation: number) =>
      find(profileOf(bank, responses, competences, { competenceDeviation }).competences, 'd.one')?.mean;
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
