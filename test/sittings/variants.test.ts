import { inVariant } from '../../src/content/in-variant.js';
import { servingOf } from '../../src/sittings/serving.js';
import { regradeSitting } from '../../src/sittings/regrade-sitting.js';
import type { Sitting } from '../../src/sittings/sitting.js';
import { presentReview } from '../../src/web/presenters/review.js';
import { translatorOf } from '../../src/web/i18n/translator.js';
import { COMPETENCES, itemFile, ITEMS_EACH, smallContent } from '../support/content-folder.js';
import {
  answered,
  finished,
  newStore,
  rightAnswer,
  sittingServices,
  started,
  stored,
  type SittingServices,
} from './support.js';

const IDS = ['a', 'b', 'c', 'd'] as const;

const variants = (label: string) => IDS.map((id) => ({ id, values: { cas: `${label} ${id}` } }));

/** The small content, every item of which asks about one of four cases. */
function contentWith(label: string, changes: object = {}) {
  const fields = { context: 'CAS {{cas}}.', variants: variants(label), ...changes };
  const files = COMPETENCES.map((competence) => {
    const ids = Array.from(
      { length: ITEMS_EACH },
      (_, rank) => `${competence.replace('.', '-')}-0${rank + 1}`,
    );
    const all = Object.fromEntries(ids.map((id) => [id, fields]));
    return [`items/${competence}.yaml`, itemFile(competence, ITEMS_EACH, all)] as const;
  });
  return smallContent(Object.fromEntries(files));
}

const shownIn = async ({ revisions }: SittingServices, { current }: Sitting) =>
  (await revisions.find(current?.revision ?? '', current?.variant)).context;

it('a sitting draws the variant of each item, and always the same', async () => {
  const content = await contentWith('cas');
  const items = [...content.items.values()];
  const drawn = (seed: string) => items.map((item) => servingOf(item, { seed }, content, 0).variant);
  expect(drawn('une graine')).toEqual(drawn('une graine'));
  const all = ['x', 'y', 'z', 't'].flatMap(drawn);
  const counts = IDS.map((id) => all.filter((one) => one === id).length);
  // 72 draws: each of four comes about 18 times.
  expect(Math.min(...counts)).toBeGreaterThan(7);
  expect(all.every((one) => one !== undefined)).toBe(true);
});

it('an item without variants is served without one', async () => {
  const content = await smallContent();
  const [item] = content.items.values();
  if (item === undefined) throw new Error('no item');
  expect(servingOf(item, { seed: 's' }, content, 0)).not.toHaveProperty('variant');
});

it('a variant outlives an update of the content: on the page, and in the review', async () => {
  const store = await newStore();
  const before = await sittingServices({ store, content: await contentWith('avant') });
  const sitting = await started(before, { path: 'libre' });
  const variant = sitting.current?.variant ?? '';
  expect(IDS).toContain(variant);
  const after = await sittingServices({ store, content: await contentWith('après') });
  const again = (await stored(after, sitting)).doc;
  expect(again.current?.variant).toBe(variant);
  expect(await shownIn(after, again)).toBe(`CAS avant ${variant}.`);
  const { sitting: next } = await answered(after, again, rightAnswer(again));
  const [response] = next.responses;
  if (response === undefined) throw new Error('no answer');
  const review = presentReview(
    await after.revisions.find(response.revision, response.variant),
    response,
    translatorOf('fr'),
  );
  expect(response.variant).toBe(variant);
  expect(review.contextHtml).toContain(`CAS avant ${variant}.`);
});

describe('a correction', () => {
  async function regradedBy(changed: Awaited<ReturnType<typeof contentWith>>) {
    const services = await sittingServices({ content: await contentWith('avant') });
    const done = await finished(services, await started(services, { path: 'libre' }));
    const [response] = done.responses;
    const item = changed.items.get(response?.item ?? '');
    if (response === undefined || item === undefined) throw new Error('nothing to correct');
    const regraded = regradeSitting(done, { itemId: item.id, kind: 'correct', item }, services.content, 0);
    if (!('sitting' in regraded)) throw new Error(regraded.outcome);
    return { response, item, now: regraded.sitting.responses[0] };
  }

  it('shows the same variant, as corrected', async () => {
    const { response, item, now } = await regradedBy(await contentWith('corrigé'));
    expect(now).toMatchObject({ revision: item.revision, variant: response.variant });
    expect(inVariant(item, now?.variant).context).toBe(`CAS corrigé ${response.variant ?? ''}.`);
  });

  it('that has no such variant shows what was shown then', async () => {
    const { response, now } = await regradedBy(
      await contentWith('sans', { context: 'Un seul cas.', variants: undefined }),
    );
    expect(now).toMatchObject({ revision: response.revision, variant: response.variant });
  });
});
